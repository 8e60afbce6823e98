package dev.sluice.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;

/**
 * Tells whether two heaps of lines are the same, in whatever order they come.
 *
 * @param lines how many
 * @param sum of their lengths and CRC-32C, each mixed
 */
record Checksum(long lines, long sum) {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    static final Checksum NOTHING = new Checksum(0, 0);

    Checksum plus(byte[] line) {
        var crc = new CRC32C();
        crc.update(line);
        return new Checksum(lines + 1, sum + (crc.getValue() << 32 | line.length) * MIX);
    }

    /** Of all lines of compressed files. */
    static Checksum of(List<Path> files) throws IOException {
        var all = NOTHING;
        for (var file : files) {
            try (var in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16), 1 << 16)) {
                var line = new ByteArrayOutputStream();
                for (int b = in.read(); b >= 0; b = in.read()) {
                    if (b == '\n') {
                        all = all.plus(line.toByteArray());
                        line.reset();
                    } else {
                        line.write(b);
                    }
                }
            }
        }
        return all;
    }
}
