package dev.sluice.endtoend;

import dev.sluice.ingester.sample.Expected;
import dev.sluice.ingester.sample.SampleEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** An hour of events for the tests: a real one of 2016 where it is beside the checkout, else one of the sample. */
final class Hour {
    private static final int SAMPLE_EVENTS = 12_000;
    private static final long SEED = 2016;

    private Hour() {}

    /** A copy of the hour in that folder, under that name. */
    static Path copyTo(Path folder, String name) {
        return copyTo(folder, name, 1);
    }

    /** A copy of another hour of the same day, 1 to 8; 0 is one of 2015. */
    static Path copyTo(Path folder, String name, int number) {
        var target = folder.resolve(name);
        var file = number == 0 ? "hours/2015-01-01-0.json.gz" : "hours/2016-01-01-" + number + ".json.gz";
        try {
            var real = Repository.shared(file);
            if (real.isPresent()) {
                System.out.println("tested on the real hour " + file);
                return Files.copy(real.get(), target);
            }
            System.out.println("tested on " + SAMPLE_EVENTS + " sample events: no real hours beside the checkout");
            return sample(target, SEED + number);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay the hour out as " + target, e);
        }
    }

    /** The good lines alone, as the archive holds them. */
    private static Path sample(Path target, long seed) throws IOException {
        var events = new SampleEvents(seed);
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(target))) {
            for (long n = 0; n < SAMPLE_EVENTS; n++) {
                if (!(events.expected(n) instanceof Expected.Refused)) {
                    gzip.write(events.line(n));
                    gzip.write('\n');
                }
            }
        }
        return target;
    }

    /** How many lines it has. */
    static long lines(Path hour) throws IOException {
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(hour)), StandardCharsets.UTF_8))) {
            return in.lines().count();
        }
    }
}
