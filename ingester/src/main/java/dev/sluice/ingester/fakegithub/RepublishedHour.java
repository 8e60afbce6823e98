package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.sample.SampleEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/**
 * A newer version of an hour: events that the first one lacked, in a gzip member of their own, and then the first one. It differs
 * from the first byte on, so that a download which goes on from one version with the other cannot look right.
 *
 * @param addition the new member
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
record RepublishedHour(HourFile original, byte[] addition, Instant lastModified) implements HourFile {
    private static final int ADDED = 10;
    private static final long ADDITIONS_SEED = 0x5EC0;

    static HourFile of(HourFile original, HourName hour, Instant at) {
        var out = new ByteArrayOutputStream();
        long first = hour.start().getEpochSecond();
        var sample = new SampleEvents(ADDITIONS_SEED, n -> n);
        try (var gzip = new GZIPOutputStream(out)) {
            for (long i = 0; i < ADDED; i++) {
                gzip.write(sample.undamaged(first + i));
                gzip.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RepublishedHour(original, out.toByteArray(), at);
    }

    @Override
    public String etag() {
        return original.etag().replaceFirst("\"$", "-republished\"");
    }

    @Override
    public OptionalLong length() {
        OptionalLong length = original.length();
        return length.isPresent() ? OptionalLong.of(addition.length + length.getAsLong()) : length;
    }

    @Override
    public void write(long from, long count, OutputStream out) throws IOException {
        int start = (int) Math.min(from, addition.length);
        int mine = (int) Math.min(count, addition.length - start);
        out.write(addition, start, mine);
        if (count > mine) {
            original.write(from + mine - addition.length, count - mine, out);
        }
    }
}
