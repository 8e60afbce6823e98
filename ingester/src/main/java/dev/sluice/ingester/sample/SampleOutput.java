package dev.sluice.ingester.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sluice.ingester.read.FileFault;
import dev.sluice.ingester.sample.SampleSummary.Tally;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes a sample, in constant memory. The same plan gives the same bytes; those of gzip are the same on the same JDK. */
public final class SampleOutput {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String EXPECTED = "expected.json";
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-H'.json.gz'").withZone(ZoneOffset.UTC);
    private static final long SECONDS_PER_HOUR = 3_600;
    private static final int BUFFER = 64 * 1024;

    private SampleOutput() {}

    /** All lines to one stream, which stays open; files that are damaged as wholes have no place there. */
    public static SampleSummary toStream(SamplePlan plan, OutputStream out) throws IOException {
        var tally = new Tally(plan.seed());
        new SampleLines(plan).writeTo((second, line, expected) -> {
            write(line, out);
            tally.add(expected);
        });
        out.flush();
        return tally.summary();
    }

    /** All lines to one file, compressed if its name ends in {@code .gz}. */
    public static SampleSummary toFile(SamplePlan plan, Path file) throws IOException {
        try (OutputStream out = open(file)) {
            return toStream(plan, out);
        }
    }

    /** A file for each hour in which lines come, as the archive names them, one for each file damage, and {@code expected.json}. */
    public static SampleSummary toFolder(SamplePlan plan, Path folder) throws IOException {
        Files.createDirectories(folder);
        var tally = new Tally(plan.seed());
        try (var hours = new HourWriter(folder, tally)) {
            new SampleLines(plan).writeTo(hours);
        }
        writeDamagedFiles(plan, folder, tally);
        SampleSummary summary = tally.summary();
        JSON.writeValue(folder.resolve(EXPECTED).toFile(), summary);
        return summary;
    }

    private static void writeDamagedFiles(SamplePlan plan, Path folder, Tally tally) throws IOException {
        List<FileDamage> damages = plan.corruptions().stream()
                .filter(FileDamage.class::isInstance)
                .map(FileDamage.class::cast)
                .toList();
        Instant last = Instant.ofEpochSecond(plan.secondOf(plan.events())).truncatedTo(ChronoUnit.HOURS);
        for (int i = 0; i < damages.size(); i++) {
            Instant hour = last.plus(i + 1L, ChronoUnit.HOURS);
            long first = plan.events() + (2 + i) * SampleLines.APART;
            FileDamage damage = damages.get(i);
            String name = HOUR.format(hour);
            Files.write(folder.resolve(name), damage.of(goodText(plan.seed(), hour, first)));
            tally.add(new SampleSummary.File(
                    name,
                    damage.lines(),
                    damage.title(),
                    damage.fault().map(FileFault.Kind::name).orElse(null)));
        }
    }

    private static byte[] goodText(long seed, Instant hour, long first) throws IOException {
        var good = new SampleEvents(seed, n -> hour.getEpochSecond() + Math.max(0, n - first));
        var text = new ByteArrayOutputStream();
        for (long n = first; n < first + FileDamage.LINES; n++) {
            write(good.undamaged(n), text);
        }
        return text.toByteArray();
    }

    private static void write(byte[] line, OutputStream out) throws IOException {
        out.write(line);
        out.write('\n');
    }

    private static OutputStream open(Path file) throws IOException {
        var bytes = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        return file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, BUFFER) : bytes;
    }

    /** Begins a file whenever an hour begins. */
    private static final class HourWriter implements SampleLines.Sink, AutoCloseable {
        private final Path folder;
        private final Tally tally;
        private OutputStream out = OutputStream.nullOutputStream();
        private long hour = Long.MIN_VALUE;

        HourWriter(Path folder, Tally tally) {
            this.folder = folder;
            this.tally = tally;
        }

        @Override
        public void accept(long second, byte[] line, Expected expected) throws IOException {
            long due = Math.floorDiv(second, SECONDS_PER_HOUR);
            if (due != hour) {
                out.close();
                String name = HOUR.format(Instant.ofEpochSecond(due * SECONDS_PER_HOUR));
                out = open(folder.resolve(name));
                tally.begin(name);
                hour = due;
            }
            write(line, out);
            tally.add(expected);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
