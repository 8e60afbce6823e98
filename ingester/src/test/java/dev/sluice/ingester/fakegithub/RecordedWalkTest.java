package dev.sluice.ingester.fakegithub;

import static dev.sluice.ingester.fakegithub.GithubBench.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedWalkTest {
    private static final Path RECORDED = Path.of("../../shared/data/api/events-walk-2019-10-21");
    private static final Pattern NEXT = Pattern.compile("<http://[^/]+(/[^>]+)>; rel=\"next\"");

    @TempDir
    private Path folder;

    @Test
    void aWalkOverTenRecordedPagesSees281EventsOfWhich155AreDistinct() throws Exception {
        assumeTrue(Files.isDirectory(RECORDED), "the recorded walk lies beside the project");
        try (var bench = bench(RECORDED)) {
            var events = new ArrayList<String>();
            String target = "/events";
            while (target != null) {
                var page = bench.get(target);
                events.addAll(GithubBench.events(page));
                Matcher next = NEXT.matcher(header(page, "link"));
                target = next.find() ? next.group(1) : null;
            }

            assertThat(bench.github.answered()).hasSize(10);
            assertThat(events).hasSize(281);
            assertThat(new HashSet<>(events)).hasSize(155);
            assertThat(bench.github.served()).extracting(Served::event).isEqualTo(events);
        }
    }

    @Test
    void aPageIsAnsweredAsItWasRecordedSaveForTheHostThatItsLinksName() throws Exception {
        Files.writeString(folder.resolve("page-01.json"), """
                {"status": 200,
                 "headers": {"Date": "Mon, 21 Oct 2019 21:59:52 GMT", "X-RateLimit-Remaining": "4973",
                   "ETag": "W/\\"a\\"", "Vary": ["Accept", "Accept-Encoding"],
                   "Link": "<https://api.github.com/events?page=2>; rel=\\"next\\""},
                 "body": [{"id": "1", "type": "PushEvent"}]}
                """);
        try (var bench = bench(folder)) {
            var page = bench.get("/events?per_page=30&page=1");

            assertThat(GithubBench.text(page)).isEqualTo("[{\"id\":\"1\",\"type\":\"PushEvent\"}]");
            assertThat(header(page, "date")).isEqualTo("Mon, 21 Oct 2019 21:59:52 GMT");
            assertThat(header(page, "x-ratelimit-remaining")).isEqualTo("4973");
            assertThat(header(page, "vary")).isEqualTo("Accept, Accept-Encoding");
            assertThat(header(page, "link")).isEqualTo("<" + bench.github.url() + "/events?page=2>; rel=\"next\"");
            assertThat(bench.get("/events", "If-None-Match", "W/\"a\"").statusCode())
                    .isEqualTo(304);
            assertThat(bench.get("/events?page=2").statusCode()).isEqualTo(422);
            assertThat(bench.get("/repos/a/b/events").statusCode()).isEqualTo(404);
        }
    }

    private static GithubBench bench(Path walk) {
        return new GithubBench(FakeGithubPlan.standard().events(new EventSource.Recorded(walk)));
    }
}
