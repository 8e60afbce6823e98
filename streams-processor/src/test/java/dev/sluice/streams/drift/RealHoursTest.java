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
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real hours beside the checkout, where there are any, through the parser and four partitions' sentinels. */
final class RealHoursTest {
    private static final String DERIVED = "derived/DERIVED-2025shape-2016-01-01-12.json.gz";
    private static final String ANY_FILE = "file:/hours/";

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

    @Test
    void anHourOfTheNewShapeIsTold() {
        read("hours/2016-01-01-1.json.gz", line -> line);
        assertThat(bench.what()).isEmpty();

        bench.countFromHere();
        read(DERIVED, line -> line);
        bench.told().forEach(System.out::println);
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
