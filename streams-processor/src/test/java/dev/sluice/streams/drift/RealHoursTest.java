package dev.sluice.streams.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.streams.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real hours beside the checkout, where there are any, through the parser and four partitions' sentinels. */
final class RealHoursTest {
    private static final String DERIVED = "derived/DERIVED-2025shape-2016-01-01-12.json.gz";
    private static final String ANY_FILE = "file:/hours/";
    private static final Pattern ASSOCIATED =
            Pattern.compile("\"(?:issue|comment|pull_request)\":\\{(?=\"(?:url|id)\")");

    @TempDir
    private Path stateDir;

    private Path folder;
    private DriftBench bench;

    @BeforeEach
    void open() {
        folder = SharedData.folder().orElse(null);
        System.out.println("drift.RealHoursTest "
                + (folder == null ? "is left out: no shared/data" : "reads the hours in " + folder));
        assumeTrue(folder != null);
        bench = new DriftBench(stateDir);
    }

    @Test
    void eightPlainHoursInARowTellNothing() {
        for (int hour = 1; hour <= 8; hour++) {
            read("hours/2016-01-01-" + hour + ".json.gz", line -> line);
        }
        assertThat(bench.what()).isEmpty();
    }

    /**
     * Authors' associations came after 2016: they are put into the first hour as the fixtures of 2019 to 2025 have them. A partition tells
     * 99 events after the change at the latest, so one of four does after 4 x 98 + 1 events of the type at the latest.
     */
    @Test
    void anHourOfTheNewShapeIsToldWithinAThousandEventsOfTheType() {
        read("hours/2016-01-01-1.json.gz", RealHoursTest::withAuthorAssociation);
        assertThat(bench.what()).isEmpty();

        bench.countFromHere();
        read(DERIVED, line -> line);

        assertThat(bench.what())
                .contains(
                        "file|PushEvent|KEY_VANISHED|payload.commits|",
                        "file|PushEvent|KEY_VANISHED|payload.size|",
                        "file|PushEvent|SHAPE_APPEARED|payload_shape|REDUCED",
                        "file|PullRequestEvent|KEY_VANISHED|payload.pull_request.merged_at|",
                        "file|PullRequestEvent|KEY_VANISHED|payload.pull_request.author_association|",
                        "file|PullRequestEvent|VALUE_NEW|payload.action|merged",
                        "file|IssueCommentEvent|KEY_VANISHED|payload.comment.author_association|",
                        "file|IssueCommentEvent|KEY_VANISHED|payload.issue.author_association|",
                        "file|IssuesEvent|KEY_VANISHED|payload.issue.author_association|");
        var first = new TreeMap<String, Integer>();
        bench.told().forEach(told -> first.merge(told.what(), told.eventsOfType(), Math::min));
        System.out.println("told after so many events of the type: " + first);
        assertThat(first.values()).allMatch(events -> events <= 4 * 98 + 1);
        assertThat(bench.told().stream().map(told -> told.partition() + told.what()))
                .doesNotHaveDuplicates();
    }

    private static String withAuthorAssociation(String line) {
        return ASSOCIATED.matcher(line).replaceAll("$0\"author_association\":\"NONE\",");
    }

    @Test
    void webhooksAndLinesOfBefore2015AmongThemTellNothing() {
        var old = lines("fixtures/E1-2014.ndjson");
        var webhooks = webhooks();
        var count = new AtomicInteger();
        for (int hour = 1; hour <= 2; hour++) {
            read("hours/2016-01-01-" + hour + ".json.gz", line -> {
                int n = count.incrementAndGet();
                bench.send(ANY_FILE + "old", old.get(n % old.size()));
                var webhook = webhooks.get(n % webhooks.size());
                bench.sendWebhook(webhook.getKey(), Integer.toString(n), webhook.getValue());
                return line;
            });
        }
        assertThat(bench.what()).isEmpty();
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Bodies by the kind that their names begin with. */
    private List<Map.Entry<String, byte[]>> webhooks() {
        var kinds = List.of("push", "pull_request", "issues", "issue_comment", "fork", "create", "delete", "release");
        var bodies = new ArrayList<Map.Entry<String, byte[]>>();
        for (var kind : kinds) {
            try {
                bodies.add(Map.entry(kind, Files.readAllBytes(folder.resolve("webhooks/" + kind + ".json"))));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the webhook " + kind, e);
            }
        }
        return bodies;
    }

    private void read(String file, UnaryOperator<String> change) {
        try (var lines = lines(folder.resolve(file))) {
            lines.lines().map(change).forEach(line -> bench.send(ANY_FILE + file, line));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static BufferedReader lines(Path gzip) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(gzip)), StandardCharsets.UTF_8));
    }
}
