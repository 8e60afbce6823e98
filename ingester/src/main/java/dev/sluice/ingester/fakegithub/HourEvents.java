package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.read.FileFault;
import dev.sluice.ingester.read.GzipMembers;
import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.read.Lines;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The events of an hour of the archive, by way of a temporary file, so that an hour of any size needs little memory. */
final class HourEvents {
    private HourEvents() {}

    /** Tells the keys of all lines that are events; those behind a fault of the file nobody can read. */
    static void tell(HourFile hour, Consumer<String> keys) throws IOException {
        Path copy = Files.createTempFile("hour", ".json.gz");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy))) {
                hour.write(0, hour.length().orElse(Long.MAX_VALUE), out);
            }
            try (var lines = new Lines(new GzipMembers(Files.newInputStream(copy)))) {
                tell(lines, keys);
            }
        } finally {
            Files.delete(copy);
        }
    }

    private static void tell(Lines lines, Consumer<String> keys) throws IOException {
        try {
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (line.get() instanceof Line.Whole whole) {
                    FeedEvent.keyOf(whole.bytes()).ifPresent(keys);
                }
            }
        } catch (FileFault fault) {
            keys.accept("fault:" + fault.kind());
        }
    }
}
