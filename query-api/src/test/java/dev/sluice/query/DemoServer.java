package dev.sluice.query;

import dev.sluice.query.answer.Mode;
import dev.sluice.runtime.health.Metrics;
import dev.sluice.silver.ActorClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** The page over made-up events, to look at: run it, open the address that it prints, end it by Enter. */
final class DemoServer {
    private static final Instant END = Instant.parse("2016-01-01T02:59:40Z");
    private static final List<String> TYPES = List.of(
            "PushEvent",
            "CreateEvent",
            "WatchEvent",
            "IssueCommentEvent",
            "PullRequestEvent",
            "IssuesEvent",
            "ForkEvent",
            "DeleteEvent",
            "PullRequestReviewCommentEvent");

    private DemoServer() {}

    public static void main(String[] arguments) throws IOException {
        var gold = Files.createTempDirectory("sluice-demo");
        try (var streams = streams();
                var gap = new GoldFile(gold, 12)) {
            fill(gap);
            gap.publish("2016-01-01T02:40:00Z", Instant.now().toString().substring(0, 19) + "Z");
            var config = new QueryConfig(
                    "127.0.0.1",
                    0,
                    gold,
                    Path.of(arguments[0]),
                    List.of(streams.url()),
                    Duration.ofSeconds(1),
                    Mode.REPLAY,
                    Duration.ofMinutes(15));
            try (var api = new QueryApi(config, new Metrics(), Clock.systemUTC())) {
                api.start();
                System.out.println("http://127.0.0.1:" + api.port() + "/");
                System.in.read();
            }
        }
    }

    private static FakeStreams streams() {
        var streams = new FakeStreams(0, 1, 2, 3).readUpTo(END.toString());
        var random = new Random(42);
        for (int minute = 0; minute < 60; minute++) {
            var start = Instant.parse("2016-01-01T02:00:00Z")
                    .plusSeconds(60L * minute)
                    .toString();
            for (int type = 0; type < TYPES.size(); type++) {
                long events = (long) ((120 + 40 * Math.sin(minute / 9.0) + random.nextInt(25)) / (1 + type * 1.2));
                streams.minute(start, TYPES.get(type), ActorClass.HUMAN, events);
            }
        }
        for (int repo = 1; repo <= 12; repo++) {
            streams.repo("2016-01-01T02:00:00Z", repo, name(repo), "PushEvent", ActorClass.HUMAN, 420 / repo);
        }
        return streams.account("file:/data/hours/2016-01-01-1.json.gz", 24_718, 0, 0)
                .account("file:/data/hours/2016-01-01-2.json.gz", 21_402, 17, 3);
    }

    private static void fill(GoldFile gold) {
        for (int repo = 1; repo <= 12; repo++) {
            gold.repo("2016-01-01T02:00:00Z", repo, name(repo), "PushEvent", "HUMAN", 400 / repo);
        }
        gold.opened("2016-01-01T02:00:00Z", 1, name(1), "HUMAN", 31, "2016-01-01T02:00:10Z", "2016-01-01T02:39:00Z");
    }

    private static String name(int repo) {
        return List.of(
                                "apache/kafka",
                                "rust-lang/rust",
                                "a-quite-long-organisation-name/with-a-repository-name-as-long")
                        .get(repo % 3)
                + "-" + repo;
    }
}
