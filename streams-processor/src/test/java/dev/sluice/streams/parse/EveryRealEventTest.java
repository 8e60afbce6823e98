package dev.sluice.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every real event becomes silver, but for those that are listed with their reasons. */
final class EveryRealEventTest {
    private static final Path EXPECTED = Path.of("src/test/resources/contract/dead-letters.csv");

    @Test
    void onlyTheListedOnesAreRefused() throws IOException {
        var parser = new EventParser(Lane.HISTORY);
        var headers = Lines.headers("file:/real", Long.toString(Lines.FETCHED_AT));
        var refused = new TreeSet<String>();
        int[] events = {0};
        var sources = RealEvents.sources();
        sources.forEach(source -> source.forEach((number, line) -> {
            events[0]++;
            if (parser.parse(line, headers) instanceof Refused letter) {
                refused.add(source.name() + "," + number + "," + letter.reason());
            }
        }));
        System.out.println("EveryRealEventTest read " + events[0] + " events of " + sources.size() + " files");

        assertThat(refused).containsExactlyElementsOf(expected(sources));
    }

    private static Set<String> expected(List<RealEvents.Source> sources) throws IOException {
        var expected = new TreeSet<String>();
        for (var row : Files.readAllLines(EXPECTED)
                .subList(1, Files.readAllLines(EXPECTED).size())) {
            var columns = row.split(",", 4);
            if (sources.stream().anyMatch(source -> source.name().equals(columns[0]))) {
                expected.add(columns[0] + "," + columns[1] + "," + columns[2]);
            }
        }
        return expected;
    }
}
