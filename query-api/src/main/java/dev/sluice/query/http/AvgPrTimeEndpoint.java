package dev.sluice.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.query.answer.Meta;
import dev.sluice.query.answer.RepoName;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.query.gold.KnownRepo;
import dev.sluice.query.stitch.Lookout;
import dev.sluice.query.stitch.RepoIndex;
import dev.sluice.query.stitch.Stitcher;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.OpenedPulls;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The mean gap between the pull requests that were opened in a repository: (last − first) / (n − 1). */
final class AvgPrTimeEndpoint {
    private static final int MOST_ROWS = 1000;

    private final Lookout lookout;
    private final RepoIndex index;
    private final Stitcher stitcher;

    AvgPrTimeEndpoint(Lookout lookout, RepoIndex index, Stitcher stitcher) {
        this.lookout = lookout;
        this.index = index;
        this.stitcher = stitcher;
    }

    /**
     * One repository.
     *
     * @param avgPrTimeSeconds null below two, and where nothing answered
     * @param prCount null where nothing answered
     * @param reason why the mean is null
     */
    record AvgPrTime(
            String repo,
            Double avgPrTimeSeconds,
            Long prCount,
            String unit,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
            @JsonInclude(JsonInclude.Include.NON_NULL) Meta meta) {}

    /** The repositories with the most. */
    record AvgPrTimes(List<AvgPrTime> data, Meta meta) {}

    void get(Context http) {
        var query = QueryText.of(http, "repo", "bots", "limit");
        var bots = query.bots(BotFilter.INCLUDE);
        var repo = query.repo();
        if (repo.isPresent()) {
            var answer = one(repo.get(), bots);
            Reply.send(http, answer, answer.meta());
        } else {
            var answer = busiest(query.number("limit", 1, MOST_ROWS).orElse(50), bots);
            Reply.send(http, answer, answer.meta());
        }
    }

    private AvgPrTime one(RepoName name, BotFilter bots) {
        var situation = lookout.look();
        var searched = index.find(name);
        var known = searched.repo();
        var found = stitcher.openedPulls(
                TimeRange.ALL,
                bots,
                OptionalLong.of(known.map(KnownRepo::repoId).orElse(0L)));
        var meta = found.restingOn(searched.coverage()).meta(situation);
        var shown = known.map(KnownRepo::repoName).orElse(name.toString());
        return meta.known()
                ? row(shown, found.rows().stream().findFirst(), meta)
                : new AvgPrTime(shown, null, null, "seconds", "no_data_yet", meta);
    }

    private AvgPrTimes busiest(int limit, BotFilter bots) {
        var situation = lookout.look();
        var found = stitcher.openedPulls(TimeRange.ALL, bots, OptionalLong.empty());
        var rows = found.rows().stream()
                .limit(limit)
                .map(pulls -> row(pulls.repoName(), Optional.of(pulls), null))
                .toList();
        return new AvgPrTimes(rows, found.meta(situation));
    }

    private static AvgPrTime row(String repo, Optional<OpenedPulls> pulls, Meta meta) {
        Double gap = pulls.map(OpenedPulls::averageGapSeconds).orElse(null);
        long count = pulls.map(OpenedPulls::opened).orElse(0L);
        return new AvgPrTime(repo, gap, count, "seconds", gap == null ? "fewer_than_two_prs" : null, meta);
    }
}
