package dev.sluice.standalone.dlq;

import static dev.sluice.standalone.dlq.Letters.ALL;
import static dev.sluice.standalone.dlq.Letters.FETCHED;
import static dev.sluice.standalone.dlq.Letters.letter;
import static dev.sluice.standalone.dlq.Letters.oversized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which letters a filter lets through. */
final class LetterFilterTest {
    private static final Standing PARSED = Standing.of(letter("2-14"), null, 5);
    private static final Standing OVERSIZED = Standing.of(oversized("3-1"), null, 5);

    static Stream<Arguments> filters() {
        return Stream.of(
                arguments("nothing is asked for", ALL, true, true),
                arguments("its name", filter(Set.of(PARSED.id()), Set.of(), Set.of(), Set.of()), true, false),
                arguments("a reason", filter(Set.of(), Set.of("SYNTAX", "ID"), Set.of(), Set.of()), true, false),
                arguments("another reason", filter(Set.of(), Set.of("CLOCK"), Set.of(), Set.of()), false, false),
                arguments("a stage", filter(Set.of(), Set.of(), Set.of("ingest"), Set.of()), false, true),
                arguments(
                        "a topic, which the ingester's have not",
                        filter(Set.of(), Set.of(), Set.of(), Set.of("github.bronze.events.v1")),
                        true,
                        false),
                arguments("from its second on", between(FETCHED, null), true, true),
                arguments("before its second", between(null, FETCHED), false, false),
                arguments("around it", between(FETCHED.minusMillis(1), FETCHED.plusMillis(1)), true, true));
    }

    private static LetterFilter filter(Set<LetterId> ids, Set<String> reasons, Set<String> stages, Set<String> topics) {
        return new LetterFilter(ids, reasons, stages, topics, null, null);
    }

    private static LetterFilter between(Instant since, Instant until) {
        return new LetterFilter(Set.of(), Set.of(), Set.of(), Set.of(), since, until);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void letsThroughWhatIsAskedFor(String asked, LetterFilter filter, boolean parsed, boolean oversized) {
        assertThat(filter.accepts(PARSED)).as(asked).isEqualTo(parsed);
        assertThat(filter.accepts(OVERSIZED)).as(asked).isEqualTo(oversized);
    }
}
