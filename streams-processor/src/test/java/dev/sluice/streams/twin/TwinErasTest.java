package dev.sluice.streams.twin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.gold.PullRequestTwin;
import dev.sluice.streams.Kept;
import dev.sluice.streams.SharedData;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.NewerShape;
import dev.sluice.streams.parse.RealEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real pull requests in the shape of before October 2025 and in that of now: how much of each twin the other events recover. */
final class TwinErasTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path KEPT = Path.of("src/test/resources/contract");
    private static final String HOURS = "hours/201(5-01-01-0|6-01-01-).*";
    private static final String DERIVED = "derived/.*";
    private static final String COMMITTED = "events/20(19|21|23|25).*";

    /** All lines that may mention a pull request. */
    private static List<byte[]> lines(String names) {
        var lines = new ArrayList<byte[]>();
        RealEvents.sources().stream()
                .filter(source -> source.name().matches(names))
                .forEach(source -> source.forEach((number, line) -> {
                    var text = new String(line, UTF_8);
                    if (text.contains("PullRequest") || text.contains("IssueCommentEvent")) {
                        lines.add(line);
                    }
                }));
        return lines;
    }

    private static boolean haveHours() {
        return SharedData.folder().isPresent();
    }

    private static Map<String, PullRequestTwin> twins(List<byte[]> lines, UnaryOperator<byte[]> shape) {
        return PullEvents.twins(() ->
                lines.stream().map(line -> PullEvents.silver(shape.apply(line))).iterator());
    }

    private static byte[] newer(byte[] line) {
        return write(NewerShape.of(read(line)));
    }

    /** Reviews and comments on lines too have the reduced pull request: GitHub says neither that nor the contrary. */
    private static byte[] newest(byte[] line) {
        var event = (ObjectNode) NewerShape.of(read(line));
        if (event.path("type").asText().startsWith("PullRequestReview")) {
            NewerShape.reduce((ObjectNode) event.path("payload").path("pull_request"));
        }
        return write(event);
    }

    private static ObjectNode read(byte[] line) {
        try {
            return (ObjectNode) JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] write(Object event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void factsOfTheOlderShapeAreRecoveredOrMissingInTheNewerOne() throws IOException {
        var lines = lines(haveHours() ? HOURS : COMMITTED);
        var older = twins(lines, line -> line);
        var newer = new Recovered(older, twins(lines, TwinErasTest::newer));
        var newest = new Recovered(older, twins(lines, TwinErasTest::newest));
        var table = "field,twins,equal,seconds_later,other,missing,reduced_equal,reduced_seconds_later,reduced_other,"
                + "reduced_missing\n" + newer.table(newest);
        System.out.println("TwinErasTest compared " + older.size() + " twins of " + lines.size() + " lines"
                + (haveHours() ? "" : ", no shared/data here") + "\n" + table);

        assertThat(older).isNotEmpty();
        assertThat(newer.unexpected()).isEmpty();
        assertThat(newest.unexpected()).isEmpty();
        if (haveHours()) {
            Kept.sameAs(KEPT.resolve("twin-eras.csv"), table);
        }
    }

    @Test
    void aDerivedHourFillsTheFactsThatAreListed() throws IOException {
        var twins = twins(lines(haveHours() ? DERIVED : COMMITTED), line -> line);
        var table = new StringBuilder("field,filled,twins\n");
        Recovered.fields()
                .forEach(field -> table.append(field.name())
                        .append(',')
                        .append(twins.values().stream()
                                .filter(twin -> Recovered.isKnown(twin.get(field.pos())))
                                .count())
                        .append(',')
                        .append(twins.size())
                        .append('\n'));
        System.out.println("TwinErasTest filled" + (haveHours() ? "" : ", no shared/data here") + "\n" + table);

        assertThat(twins).isNotEmpty();
        if (haveHours()) {
            Kept.sameAs(KEPT.resolve("twin-fill.csv"), table.toString());
        }
    }

    @Test
    void theOrderOfRealEventsDoesNotMatter() {
        Stream.<UnaryOperator<byte[]>>of(line -> line, TwinErasTest::newer).forEach(shape -> {
            var events = new ArrayList<Accepted>();
            lines(haveHours() ? "hours/2016-01-01-3.*" : COMMITTED)
                    .forEach(line -> events.add(PullEvents.silver(shape.apply(line))));
            var inOrder = PullEvents.twins(events);
            for (int i = 0; i < 20; i++) {
                Collections.shuffle(events, new Random(i));
                assertThat(PullEvents.twins(events)).isEqualTo(inOrder);
            }
        });
    }

    @Test
    void everyKnownFactHasItsOrigin() {
        var told = Stream.of(Fact.values()).map(Fact::field).toList();
        assertThat(twins(lines(haveHours() ? HOURS : COMMITTED), line -> line).values())
                .allSatisfy(twin -> assertThat(twin.getOrigins().keySet())
                        .containsAll(told.stream()
                                .filter(field -> twin.get(field) != null)
                                .toList()));
    }
}
