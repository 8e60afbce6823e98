package dev.sluice.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.read.Lines;
import dev.sluice.ingester.sample.Corruption;
import dev.sluice.ingester.sample.SampleOutput;
import dev.sluice.ingester.sample.SamplePlan;
import dev.sluice.ingester.sample.SampleSummary;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Reason;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.EventParser;
import dev.sluice.streams.parse.Refused;
import dev.sluice.streams.parse.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the generator promises of its lines, the reader and the parser keep. */
final class SampleMeetsParserTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    private final EventParser parser = new EventParser(Lane.LIVE);
    private final Map<Reason, Long> refused = new TreeMap<>();
    private long accepted;

    static List<String> addedLines() {
        return Corruption.all().stream()
                .filter(one -> !one.isFile())
                .map(Corruption::title)
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @MethodSource("addedLines")
    void everyAddedLineMeetsItsFate(String title) throws IOException {
        Corruption corruption = Corruption.named(title).orElseThrow();
        check(new SamplePlan(42, 1, FROM, 300, 0.0, 0.0, null, null, List.of(corruption)));
    }

    @Test
    void aSampleOfEverythingAddsUp() throws IOException {
        check(new SamplePlan(42, 3_000, FROM, 300, 0.1, null, null, 1_000L, Corruption.all()));
    }

    private void check(SamplePlan plan) throws IOException {
        var bytes = new ByteArrayOutputStream();
        SampleSummary expected = SampleOutput.toStream(plan, bytes);
        var headers = new RecordHeaders();
        headers.add(Headers.SOURCE, "test".getBytes(UTF_8));
        headers.add(
                Headers.FETCHED_AT,
                Long.toString(FROM.plusSeconds(86_400).toEpochMilli()).getBytes(UTF_8));
        try (var lines = new Lines(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (line.get() instanceof Line.Whole whole) {
                    count(parser.parse(whole.bytes(), headers));
                } else {
                    refused.merge(Reason.OVERSIZED, 1L, Long::sum);
                }
            }
            assertThat(lines.blank()).isEqualTo(expected.blank());
        }

        assertThat(refused).isEqualTo(expected.refused());
        assertThat(accepted).isEqualTo(expected.accepted() + expected.duplicates());
    }

    private void count(Verdict verdict) {
        if (verdict instanceof Refused bad) {
            refused.merge(bad.reason(), 1L, Long::sum);
        } else if (verdict instanceof Accepted) {
            accepted++;
        }
    }
}
