package dev.sluice.query.http;

import dev.sluice.query.answer.Meta;
import dev.sluice.query.answer.Origin;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.query.gold.GoldSnapshots;
import dev.sluice.query.gold.HourActivity;
import dev.sluice.query.stitch.Lookout;
import dev.sluice.query.stores.StoreClient;
import dev.sluice.query.stores.StoreReply;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.MinuteCount;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The headline figures: minutes from the state stores, repositories and pull requests from gold as of its snapshot. */
final class PulseEndpoint {
    private final Lookout lookout;
    private final StoreClient stores;
    private final GoldSnapshots gold;

    PulseEndpoint(Lookout lookout, StoreClient stores, GoldSnapshots gold) {
        this.lookout = lookout;
        this.stores = stores;
        this.gold = gold;
    }

    /**
     * The answer; unknown is null.
     *
     * @param eventsPerSecond mean over the last full minute before now
     * @param eventsTotal in the last 60 minutes
     * @param reposActive with an event since {@code activitySince}
     * @param pullRequestsOpened since {@code activitySince}
     * @param activitySince start of the hour before the one that holds now
     */
    record Pulse(
            Double eventsPerSecond,
            Long eventsTotal,
            Long reposActive,
            Long pullRequestsOpened,
            Instant activitySince,
            Meta meta) {}

    void get(Context http) {
        var bots = QueryText.of(http, "bots").bots(BotFilter.EXCLUDE);
        var situation = lookout.look();
        var now = situation.now();
        var minutes = now.map(end -> stores.minutes(TimeRange.minutesUntil(end, 60)));
        var hours = now.map(end -> TimeRange.hoursUntil(end, 2));
        var activity = hours.flatMap(range -> activity(range, bots));
        var heard = minutes.filter(reply -> reply.coverage().any());
        var total = heard.map(reply -> sum(reply, bots, TimeRange.ALL));
        var meta = situation.meta(
                activity.isPresent() ? Origin.STITCHED : Origin.STREAM,
                minutes.map(StoreReply::coverage).orElseGet(lookout::coverage),
                total.filter(events -> events > 0).isPresent());
        var pulse = new Pulse(
                heard.map(reply -> sum(reply, bots, lastFullMinute(now.orElseThrow())) / 60.0)
                        .orElse(null),
                total.orElse(null),
                activity.map(HourActivity::reposActive).orElse(null),
                activity.map(HourActivity::pullRequestsOpened).orElse(null),
                hours.map(TimeRange::from).orElse(null),
                meta);
        Reply.send(http, pulse, meta);
    }

    /** Unknown, not 0, as long as gold does not reach into those hours. */
    private Optional<HourActivity> activity(TimeRange hours, BotFilter bots) {
        return gold.read(
                tables -> tables.filter(t -> t.facts().reaches(hours.from())).map(t -> t.activity(hours, bots)));
    }

    private static TimeRange lastFullMinute(Instant now) {
        var end = now.truncatedTo(ChronoUnit.MINUTES);
        return new TimeRange(end.minusSeconds(60), end);
    }

    private static long sum(StoreReply<MinuteCount> reply, BotFilter bots, TimeRange within) {
        return reply.rows().stream()
                .filter(minute -> bots.accepts(minute.actorClass()))
                .filter(minute -> !minute.minute().isBefore(within.from())
                        && minute.minute().isBefore(within.to()))
                .mapToLong(MinuteCount::events)
                .sum();
    }
}
