package dev.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sluice.query.answer.Mode;
import dev.sluice.silver.ActorClass;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees: the page in a true browser over the true service. */
final class BrowserIT {
    @TempDir
    Path scratch;

    private final FakeStreams streams = new FakeStreams(0, 1, 2, 3);
    private Optional<Chromium> browser;

    @BeforeEach
    void find() {
        browser = Chromium.find(scratch);
        assumeThat(browser).isPresent();
    }

    @AfterEach
    void stop() {
        streams.close();
    }

    @Test
    void pageShowsTheFiguresOfTheService() {
        fill();
        try (var bench = new QueryBench(scratch.resolve("gold"), Mode.REPLAY, streams.url()).awaitSnapshot(3)) {
            var seen = see(bench, "/?window=24h&bots=include");

            assertThat(text(seen.dom(), "events-total")).isEqualTo("1,205");
            assertThat(text(seen.dom(), "events-per-second")).isEqualTo("20");
            assertThat(text(seen.dom(), "repos-active")).isEqualTo("2");
            assertThat(text(seen.dom(), "prs-opened")).isEqualTo("3");
            assertThat(text(seen.dom(), "status-text")).isEqualTo("fresh");
            assertThat(text(seen.dom(), "mode")).isEqualTo("REPLAY");
            assertThat(text(seen.dom(), "watermark")).isEqualTo("complete up to 02:30 UTC");
            assertThat(all(seen.dom(), "<a href=\"/api/v1/repos/([^\"]+)\""))
                    .containsExactly("octo/cat", "hyper/space");
            assertThat(seen.dom()).contains("<td class=\"source\" title=\"file:/hours/one.json\">one.json</td>");
            assertThat(seen.dom())
                    .contains("✓ yes")
                    .contains("Push<b>1,200</b>")
                    .contains("<canvas");
            assertThat(seen.console()).isEmpty();
            assertCalm(seen.dom());
        }
    }

    @Test
    void unknownIsShownAsSuchAndNotAsZero() {
        try (var bench = new QueryBench(scratch.resolve("gold"), Mode.REPLAY, streams.url())) {
            var seen = see(bench, "/");

            for (var figure : List.of("events-total", "events-per-second", "repos-active", "prs-opened", "freshness")) {
                assertThat(text(seen.dom(), figure)).as(figure).isEqualTo("n/a");
            }
            assertThat(text(seen.dom(), "status-text")).isEqualTo("warming up: nothing was read yet");
            assertThat(text(seen.dom(), "watermark")).isEqualTo("watermark unknown");
            assertThat(seen.dom()).contains("no source yet").contains("none yet");
            assertCalm(seen.dom());
        }
    }

    @Test
    void halfAPipelineIsSaidToBeHalf() {
        try (var half = new FakeStreams(0, 1).readUpTo("2016-01-01T02:30:00Z");
                var bench = new QueryBench(scratch.resolve("gold"), Mode.REPLAY, half.url())) {
            assertThat(text(see(bench, "/").dom(), "status-text")).endsWith("(2 of 4 partitions)");
        }
    }

    @Test
    void interfaceIsDocumentedWithoutAskingAnotherOrigin() {
        try (var bench = new QueryBench(scratch.resolve("gold"), Mode.REPLAY, streams.url())) {
            var seen = see(bench, "/docs");

            assertThat(seen.dom()).contains("/kpi/event_count_offset").contains("/kpi/busiest_repositories");
            assertThat(seen.console()).isEmpty();
        }
    }

    private void fill() {
        streams.readUpTo("2016-01-01T02:30:00Z")
                .minute("2016-01-01T02:29:00Z", "PushEvent", ActorClass.HUMAN, 1_200)
                .minute("2016-01-01T02:30:00Z", "WatchEvent", ActorClass.BOT, 5)
                .repo("2016-01-01T02:00:00Z", 1, "octo/cat", "PushEvent", ActorClass.HUMAN, 900)
                .repo("2016-01-01T02:00:00Z", 2, "hyper/space", "PushEvent", ActorClass.HUMAN, 305)
                .account("file:/hours/one.json", 1_205, 2, 1);
        new GoldFile(scratch.resolve("gold"), 3)
                .repo("2016-01-01T01:00:00Z", 1, "octo/cat", "PushEvent", "HUMAN", 40)
                .repo("2016-01-01T01:00:00Z", 2, "hyper/space", "PushEvent", "HUMAN", 4)
                .opened(
                        "2016-01-01T01:00:00Z",
                        1,
                        "octo/cat",
                        "HUMAN",
                        3,
                        "2016-01-01T01:00:00Z",
                        "2016-01-01T01:30:00Z")
                .publish("2016-01-01T02:20:00Z", "2026-11-21T11:59:50Z");
    }

    private Chromium.Seen see(QueryBench bench, String path) {
        return browser.orElseThrow()
                .see(URI.create("http://127.0.0.1:" + bench.api().port() + path));
    }

    /** Nothing that a script failed to make a text of, and nothing of another origin. */
    private static void assertCalm(String dom) {
        var shown =
                dom.replaceAll("(?s)<head>.*?</head>|<script.*?</script>", "").replaceAll("<[^>]*>", " ");
        assertThat(shown).doesNotContain("NaN", "undefined", "null", "[object", "Invalid Date", "Infinity");
        assertThat(all(dom, "(?:src|href)=\"([^\"]+)\"")).isNotEmpty().allMatch(link -> link.startsWith("/"));
    }

    private static String text(String dom, String id) {
        return all(dom, "id=\"" + id + "\"[^>]*>([^<]*)<").get(0);
    }

    private static List<String> all(String dom, String regex) {
        return Pattern.compile(regex)
                .matcher(dom)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
