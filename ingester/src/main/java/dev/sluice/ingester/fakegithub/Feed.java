package dev.sluice.ingester.fakegithub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ingester.sample.SampleEvents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.zip.GZIPInputStream;

/** The events that the stand-in has, in the order in which they become visible. */
public interface Feed {
    /** How many; {@link Long#MAX_VALUE} where they never end. */
    long size();

    /**
     * Event n, from 0: one JSON object without line end.
     *
     * @param seconds when each event happens, in seconds since 1970; recorded events keep their own times
     */
    byte[] event(long n, LongUnaryOperator seconds);

    /** Generated ones that never end, all of them good and different; their times follow the clock. */
    static Feed sample(long seed) {
        return new Feed() {
            @Override
            public long size() {
                return Long.MAX_VALUE;
            }

            @Override
            public byte[] event(long n, LongUnaryOperator seconds) {
                return new SampleEvents(seed, seconds).undamaged(n);
            }
        };
    }

    /** Recorded ones, each a JSON object; they are kept in memory. */
    static Feed of(List<byte[]> lines) {
        var events = List.copyOf(lines);
        return new Feed() {
            @Override
            public long size() {
                return events.size();
            }

            @Override
            public byte[] event(long n, LongUnaryOperator seconds) {
                return events.get((int) n);
            }
        };
    }

    /**
     * The events of a file, one JSON object a line, gzip or not; they are kept in memory.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    static Feed file(Path file) {
        try (InputStream in = Files.newInputStream(file);
                InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return of(new String(text.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.getBytes(UTF_8))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the events in " + file + ": " + e.getMessage(), e);
        }
    }
}
