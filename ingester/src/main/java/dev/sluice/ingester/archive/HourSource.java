package dev.sluice.ingester.archive;

import dev.sluice.ingester.archive.HourCache.Stored;
import dev.sluice.ingester.source.Fingerprint;
import dev.sluice.ingester.source.Reading;
import dev.sluice.ingester.source.Reading.Progress;
import dev.sluice.ingester.source.Resume;
import dev.sluice.ingester.source.Source;
import dev.sluice.ingester.source.SourceMissing;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * An hour of the archive. Its id is {@code archive:2016-01-01-1}; read through a filter, {@code archive:2016-01-01-1?repos=<hash of
 * the filter>}, for what was left out then is not what is left out now.
 */
final class HourSource implements Source {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final ArchiveHour hour;
    private final RepoFilter filter;
    private final Downloads downloads;
    private final Versions versions;
    private final Clock clock;
    private Optional<IngestPosition> stood = Optional.empty();

    HourSource(ArchiveHour hour, RepoFilter filter, Downloads downloads, Versions versions, Clock clock) {
        this.hour = hour;
        this.filter = filter;
        this.downloads = downloads;
        this.versions = versions;
        this.clock = clock;
    }

    static String id(ArchiveHour hour, RepoFilter filter) {
        return "archive:" + hour + filter.mark().map(mark -> "?repos=" + mark).orElse("");
    }

    @Override
    public String id() {
        return id(hour, filter);
    }

    @Override
    public Resume resume(Optional<IngestPosition> position) throws IOException {
        downloads.reached(hour);
        stood = position;
        Optional<Instant> later = notBefore();
        if (later.isPresent()) {
            downloads.skip(hour);
            return later(later.get());
        }
        if (position.isEmpty()) {
            return Resume.From.start();
        }
        return position.get().getState() == SourceState.DONE ? afterItsEnd(position.get()) : behind(position.get());
    }

    /** When its time comes, if it has not. */
    private Optional<Instant> notBefore() {
        Instant retryAt = stood.filter(position -> position.getState() == SourceState.MISSING)
                .map(IngestPosition::getRetryAt)
                .orElse(Instant.MIN);
        return Stream.of(hour.settledAt(), retryAt)
                .max(Comparator.naturalOrder())
                .filter(clock.instant()::isBefore);
    }

    private Resume later(Instant at) throws SourceMissing {
        if (stood.isEmpty()) {
            throw new SourceMissing("the hour is over too short a time to be in the archive", at);
        }
        return new Resume.Later(at);
    }

    private Resume afterItsEnd(IngestPosition done) throws IOException {
        Version read = new Version(Optional.ofNullable(done.getEtag()), size(done.getFingerprint()));
        Optional<Version> now = versions.of(hour);
        if (now.isEmpty() || !now.get().differsFrom(read)) {
            downloads.skip(hour);
            return new Resume.Complete();
        }
        downloads.drop(hour);
        return Resume.From.startAgain("it was republished: %s then, %s now".formatted(told(read), told(now.get())));
    }

    private static String told(Version version) {
        return version.etag().orElseGet(() -> version.size().orElse(-1) + " bytes");
    }

    /** Only the file itself can tell whether it is the one that was read so far. */
    private Resume behind(IngestPosition position) throws IOException {
        if (position.getLines() == 0) {
            return Resume.From.start();
        }
        CompletableFuture<Stored> download = downloads.begin(hour);
        while (!downloads.isClosed() && !Thread.currentThread().isInterrupted()) {
            Optional<Stored> stored = await(download);
            if (stored.isPresent()) {
                return Fingerprint.of(stored.get().file()).equals(position.getFingerprint())
                        ? new Resume.From(Progress.of(position), "")
                        : Resume.From.startAgain("it was republished since its line " + position.getLines());
            }
        }
        return new Resume.Later(clock.instant());
    }

    private Optional<Stored> await(CompletableFuture<Stored> download) throws IOException {
        try {
            return Optional.of(download.get(LOOK.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            downloads.told(hour);
            if (e.getCause() instanceof IOException failure) {
                throw told(failure);
            }
            throw new IllegalStateException("downloading " + hour + " met a bug", e.getCause());
        }
    }

    @Override
    public Reading open(Progress done) {
        Optional<String> fingerprint = done.lines() == 0 ? Optional.empty() : stood.map(IngestPosition::getFingerprint);
        return new HourReading(hour, downloads, filter, this::told, done, fingerprint);
    }

    private IOException told(IOException failure) {
        return failure instanceof Absent absent ? missing(absent) : failure;
    }

    private SourceMissing missing(Absent absent) {
        int before = stood.filter(position -> position.getState() == SourceState.MISSING)
                .map(IngestPosition::getAttempts)
                .orElse(0);
        boolean onlyTooEarly = stood.map(IngestPosition::getRetryAt)
                .filter(hour.settledAt()::equals)
                .isPresent();
        Duration pause = Delays.afterMissing(onlyTooEarly ? 0 : before);
        Duration asked = absent.notBefore().orElse(Duration.ZERO);
        Instant retryAt = clock.instant().plus(asked.compareTo(pause) > 0 ? asked : pause);
        return new SourceMissing(absent.getMessage(), retryAt);
    }

    /** The size that a fingerprint begins with. */
    private static OptionalLong size(String fingerprint) {
        boolean hasSize = fingerprint != null && fingerprint.matches("[0-9]{1,18}-.*");
        return hasSize
                ? OptionalLong.of(Long.parseLong(fingerprint.substring(0, fingerprint.indexOf('-'))))
                : OptionalLong.empty();
    }
}
