package dev.sluice.query.http;

import dev.sluice.query.answer.Meta;
import dev.sluice.query.answer.RepoName;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.query.gold.KnownRepo;
import dev.sluice.query.stitch.Lookout;
import dev.sluice.query.stitch.RepoIndex;
import dev.sluice.query.stitch.Stitcher;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.OpenedPulls;
import dev.sluice.schemas.queries.RepoCount;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One repository, by its id: the one that carried the name last. */
final class RepoEndpoint {
    private final Lookout lookout;
    private final RepoIndex index;
    private final Stitcher stitcher;

    RepoEndpoint(Lookout lookout, RepoIndex index, Stitcher stitcher) {
        this.lookout = lookout;
        this.index = index;
        this.stitcher = stitcher;
    }

    /**
     * The answer.
     *
     * @param firstSeenHour as gold has it; null where gold has not seen it yet
     * @param lastSeenHour as gold has it; null where gold has not seen it yet
     * @param avgPrTimeSeconds mean gap between opened pull requests; null below two
     */
    record Repo(
            String repo,
            long repoId,
            List<String> alsoKnownAs,
            Map<String, Long> counts,
            long total,
            Instant firstSeenHour,
            Instant lastSeenHour,
            Double avgPrTimeSeconds,
            long prCount,
            Meta meta) {}

    void get(Context http) {
        var bots = QueryText.of(http, "bots").bots(BotFilter.EXCLUDE);
        var name = name(http);
        var found = index.find(name);
        var known = found.repo().orElseThrow(() -> notFound(name, found));
        var answer = answer(known, bots);
        Reply.send(http, answer, answer.meta());
    }

    private static Refusal notFound(RepoName name, RepoIndex.Found found) {
        return found.unknown()
                ? new Refusal(
                        ProblemKind.UNAVAILABLE,
                        "no event of repository " + name + " was found, but only "
                                + found.coverage().partitionsAnswered() + " of "
                                + found.coverage().partitionsTotal() + " partitions answer; try again")
                : new Refusal(ProblemKind.NOT_FOUND, "no event of repository " + name + " was seen");
    }

    private Repo answer(KnownRepo known, BotFilter bots) {
        var situation = lookout.look();
        var counts = stitcher.repository(TimeRange.ALL, bots, known.repoId());
        var opened = stitcher.openedPulls(TimeRange.ALL, bots, OptionalLong.of(known.repoId()));
        var pulls = opened.rows().stream().findFirst();
        var count = counts.rows().stream().findFirst();
        return new Repo(
                known.repoName(),
                known.repoId(),
                known.alsoKnownAs(),
                count.map(RepoCount::byType).orElse(Map.of()),
                count.map(RepoCount::events).orElse(0L),
                known.firstSeenHour(),
                known.lastSeenHour(),
                pulls.map(OpenedPulls::averageGapSeconds).orElse(null),
                pulls.map(OpenedPulls::opened).orElse(0L),
                counts.restingOn(opened.coverage()).meta(situation));
    }

    private static RepoName name(Context http) {
        var owner = http.pathParam("owner");
        var name = http.pathParam("repo");
        try {
            return new RepoName(owner, name);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("owner/repo", owner + "/" + name, "letters, digits, dots, hyphens and underscores");
        }
    }
}
