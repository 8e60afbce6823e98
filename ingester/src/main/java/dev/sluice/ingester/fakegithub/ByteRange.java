package dev.sluice.ingester.fakegithub;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file.
 *
 * @param from its first byte, from 0
 * @param count how many; below 1 when the file has none of them
 */
record ByteRange(long from, long count) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Reads {@code bytes=5-}, {@code bytes=5-9} or {@code bytes=-5}; empty for anything else, which RFC 9110 says to ignore. */
    static Optional<ByteRange> of(String header, long length) {
        Matcher range = RANGE.matcher(header.strip());
        if (!range.matches() || (range.group(1) + range.group(2)).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(length, Long.parseLong(range.group(2)));
            return Optional.of(new ByteRange(length - last, last));
        }
        long from = Long.parseLong(range.group(1));
        long end = range.group(2).isEmpty() ? length : Math.min(length, Long.parseLong(range.group(2)) + 1);
        return Optional.of(new ByteRange(from, end - from));
    }

    String text(long length) {
        return "bytes " + from + "-" + (from + count - 1) + "/" + length;
    }
}
