package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.sample.SampleEvents;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * An hour that is made anew whenever it is asked for, line by line, and held nowhere.
 *
 * @param first number of its first line in the sample
 * @param length of the file; empty where it was not measured
 */
record GeneratedHour(long seed, HourName hour, long first, long lines, OptionalLong length) implements HourFile {
    private static final int BUFFER = 64 * 1024;
    private static final long SECONDS = Duration.ofHours(1).toSeconds();
    /** The archive writes an hour about five minutes after its end. */
    private static final Duration PUBLISHED_AFTER = Duration.ofMinutes(65);

    GeneratedHour(long seed, HourName hour, long first, long lines) {
        this(seed, hour, first, lines, OptionalLong.empty());
    }

    GeneratedHour ofLength(long bytes) {
        return new GeneratedHour(seed, hour, first, lines, OptionalLong.of(bytes));
    }

    @Override
    public String etag() {
        return "\"sample-" + seed + "-" + hour + "-" + lines + "\"";
    }

    @Override
    public Instant lastModified() {
        return hour.start().plus(PUBLISHED_AFTER);
    }

    @Override
    public void write(long from, long count, OutputStream out) throws IOException {
        var part = new PartStream(out, from, count);
        var sample = new SampleEvents(seed, this::second);
        try (var gzip = new FastGzip(part)) {
            for (long i = 0; i < lines && part.position() < from + count; i++) {
                gzip.write(sample.line(first + i));
                gzip.write('\n');
            }
        }
    }

    long measured() {
        var counted = new PartStream(OutputStream.nullOutputStream(), 0, Long.MAX_VALUE);
        try {
            write(0, Long.MAX_VALUE, counted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counted.position();
    }

    /** In whole numbers, so that neighbouring hours agree about an event that both have. */
    private long second(long event) {
        return hour.start().getEpochSecond() + Math.floorDiv((event - first) * SECONDS, lines);
    }

    /** Half the time of the usual level, for a fifth more bytes. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
