package dev.sluice.ingester.archive;

import dev.sluice.ingester.archive.HourCache.Stored;
import dev.sluice.ingester.read.FileFault;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings an hour into the cache, whole or not at all, in constant memory; goes on where it, or another process, was cut. */
final class HourDownload {
    /** The greatest hour of 2026 has a third of a GiB. */
    static final long MAX_BYTES = 4L << 30;

    private static final int MAX_FAILURES_IN_A_ROW = 8;
    private static final int MAX_FAILURES = 100;
    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;
    private static final int SHOWN = 40;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int PRECONDITION_FAILED = 412;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\\*)");

    /** Waits so long, or is interrupted. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private final UrlTemplate url;
    private final ArchiveHttp http;
    private final HourCache cache;
    private final Clock clock;
    private final Pause pause;
    private final DoubleSupplier chance;
    private final long maxBytes;

    /**
     * @param clock for a Retry-After that is a date
     * @param chance from 0 to 1, for the jitter
     * @param maxBytes a greater file is refused
     */
    HourDownload(
            UrlTemplate url,
            ArchiveHttp http,
            HourCache cache,
            Clock clock,
            Pause pause,
            DoubleSupplier chance,
            long maxBytes) {
        this.url = url;
        this.http = http;
        this.cache = cache;
        this.clock = clock;
        this.pause = pause;
        this.chance = chance;
        this.maxBytes = maxBytes;
    }

    /**
     * The file; what lies in the cache is not asked for.
     *
     * @throws Absent if the server does not have it, or does not answer
     * @throws FileFault if it is no gzip file, or is cut whenever it is asked for
     */
    Stored fetch(ArchiveHour hour) throws IOException, InterruptedException {
        Optional<Stored> stored = cache.stored(hour);
        int inARow = 0;
        long best = 0;
        for (int failures = 1; stored.isEmpty(); failures++) {
            try {
                stored = Optional.of(attempt(hour));
            } catch (Passing e) {
                long size = cache.partSize(hour);
                inARow = size > best ? 1 : inARow + 1;
                best = Math.max(best, size);
                boolean tooLong = e.retryAfter().orElse(Duration.ZERO).compareTo(Delays.LONGEST_PAUSE) > 0;
                if (tooLong || inARow >= MAX_FAILURES_IN_A_ROW || failures >= MAX_FAILURES) {
                    throw givenUp(e, failures, size);
                }
                pause.of(e.retryAfter().orElse(Delays.afterFailures(inARow, chance.getAsDouble())));
            }
        }
        return stored.get();
    }

    private static IOException givenUp(Passing last, int failures, long size) {
        String what = last.getMessage() + " (tried " + failures + " times)";
        return last.isCut() ? new FileFault(FileFault.Kind.TRUNCATED, size, what) : new Absent(what, last.retryAfter());
    }

    private Stored attempt(ArchiveHour hour) throws IOException, InterruptedException {
        Version version = cache.version(hour);
        long have = version.isStrong() ? cache.partSize(hour) : 0;
        if (have > 0 && version.size().orElse(-1) == have) {
            return cache.finish(hour);
        }
        try (Answer answer = http.get(url.of(hour), headers(have, version))) {
            if (answer.status() == Answer.PARTIAL && have > 0) {
                refuseAnotherPart(hour, answer, have, version);
                return copy(hour, answer, have, version.size());
            }
            if (answer.status() == Answer.OK) {
                refuseTooGreat(answer.uri(), answer.version().size().orElse(0));
                cache.begin(hour, answer.version());
                return copy(hour, answer, 0, answer.version().size());
            }
            throw refusal(hour, answer);
        }
    }

    private static Map<String, String> headers(long have, Version version) {
        // What is stored compressed must not be compressed, or inflated, on its way.
        var headers = new HashMap<>(Map.of("Accept-Encoding", "gzip"));
        if (have > 0) {
            headers.put("Range", "bytes=" + have + "-");
            headers.put("If-Range", version.etag().orElseThrow());
        }
        return headers;
    }

    private IOException refusal(ArchiveHour hour, Answer answer) throws IOException {
        String what = answer.uri() + " answered " + answer.status();
        if (answer.isAbsent()) {
            cache.discard(hour);
            return new Absent(what, Optional.empty());
        }
        if (answer.status() == RANGE_NOT_SATISFIABLE
                || answer.status() == PRECONDITION_FAILED
                || answer.status() == Answer.PARTIAL) {
            cache.discard(hour);
            return Passing.cut(what + ", which does not fit the part that is here", null);
        }
        return answer.isPassing()
                ? Passing.unanswered(what, answer.retryAfter(clock.instant()))
                : new IOException(what + ", expected 200; is SLUICE_ARCHIVE_URL right?");
    }

    /** A part of another version must never be put behind ours. */
    private void refuseAnotherPart(ArchiveHour hour, Answer answer, long have, Version version) throws IOException {
        String range = answer.headers().firstValue("Content-Range").orElse("");
        Matcher parts = CONTENT_RANGE.matcher(range);
        boolean follows = parts.matches()
                && Long.parseLong(parts.group(1)) == have
                && (version.size().isEmpty()
                        || parts.group(2).equals("*")
                        || parts.group(2).equals(Long.toString(version.size().getAsLong())));
        Version given = new Version(answer.version().etag(), OptionalLong.empty());
        if (!follows || given.differsFrom(version)) {
            cache.discard(hour);
            throw Passing.cut(
                    answer.uri() + " answered with '" + range + "', ETag "
                            + given.etag().orElse("none") + " to a question for byte " + have + " of " + version,
                    null);
        }
    }

    private void refuseTooGreat(URI uri, long bytes) throws FileFault {
        if (bytes > maxBytes) {
            throw new FileFault(
                    FileFault.Kind.FORMAT,
                    maxBytes,
                    uri + " has more bytes than any hour; at most " + maxBytes + " are taken");
        }
    }

    private Stored copy(ArchiveHour hour, Answer answer, long have, OptionalLong expected)
            throws IOException, InterruptedException {
        long size = have;
        try (var out = FileChannel.open(
                cache.part(hour), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            out.position(have);
            boolean isGzip = false;
            Optional<List<ByteBuffer>> bytes = answer.body().next();
            while (bytes.isPresent()) {
                for (ByteBuffer piece : bytes.get()) {
                    size += write(out, piece);
                }
                refuseTooGreat(answer.uri(), size);
                isGzip = isGzip || (size >= 2 && expectGzip(answer.uri(), out));
                bytes = answer.body().next();
            }
        } catch (FileFault e) {
            cache.discard(hour);
            throw e;
        }
        return finish(hour, answer.uri(), size, expected);
    }

    private Stored finish(ArchiveHour hour, URI uri, long size, OptionalLong expected) throws IOException {
        if (expected.isPresent() && size > expected.getAsLong()) {
            cache.discard(hour);
        }
        if (expected.isPresent() && size != expected.getAsLong()) {
            throw Passing.cut(uri + " sent " + size + " of " + expected.getAsLong() + " bytes", null);
        }
        if (size == 0) {
            cache.discard(hour);
            throw new FileFault(FileFault.Kind.EMPTY, 0, uri + " has no bytes");
        }
        return cache.finish(hour);
    }

    private static long write(FileChannel out, ByteBuffer piece) throws IOException {
        long written = piece.remaining();
        while (piece.hasRemaining()) {
            out.write(piece);
        }
        return written;
    }

    /** A page that says what is wrong, sent as if it were the file, is not kept. */
    private static boolean expectGzip(URI uri, FileChannel file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(SHOWN);
        file.read(head, 0);
        if ((head.get(0) & 0xFF) == MAGIC_1 && (head.get(1) & 0xFF) == MAGIC_2) {
            return true;
        }
        String shown =
                new String(head.array(), 0, head.position(), StandardCharsets.US_ASCII).replaceAll("[^ -~]", ".");
        throw new FileFault(FileFault.Kind.FORMAT, 0, uri + " is no gzip file, it starts with '" + shown + "'");
    }
}
