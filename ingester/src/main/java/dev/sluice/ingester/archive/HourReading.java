package dev.sluice.ingester.archive;

import dev.sluice.ingester.archive.HourCache.Stored;
import dev.sluice.ingester.read.FileFault;
import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.source.FileReading;
import dev.sluice.ingester.source.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An hour being read: not ready until its file is there, and while nothing wanted is found. */
final class HourReading implements Reading {
    /** So many lines are looked through at a time; between, whoever reads can do other things. */
    private static final int LOOK_AHEAD = 5_000;

    /** Hours of fewer lines were cut before they were stored: seven of 2015 have one (GH Archive issues 175 and 210), any other has thousands. */
    private static final long FEW = 100;

    private final ArchiveHour hour;
    private final CompletableFuture<Stored> download;
    private final Downloads downloads;
    private final RepoFilter filter;
    private final Faults faults;
    private final Progress before;
    private final Optional<String> fingerprintBefore;
    private FileReading file;
    private Stored stored;
    private long filtered;
    private Progress progress;
    private Optional<Line> found = Optional.empty();
    private boolean atEnd;
    private IOException fault;

    /** Makes of a failed download what the position is to say. */
    @FunctionalInterface
    interface Faults {
        IOException of(IOException failure);
    }

    /**
     * @param before what was read of it before
     * @param fingerprintBefore of the file that it was read from
     */
    HourReading(
            ArchiveHour hour,
            Downloads downloads,
            RepoFilter filter,
            Faults faults,
            Progress before,
            Optional<String> fingerprintBefore) {
        this.hour = hour;
        this.download = downloads.begin(hour);
        this.downloads = downloads;
        this.filter = filter;
        this.faults = faults;
        this.before = before;
        this.fingerprintBefore = fingerprintBefore;
        this.filtered = before.filtered();
        this.progress = before;
    }

    @Override
    public boolean ready(Duration patience) {
        try {
            return hasAnswer() || (isThere(patience) && lookAhead());
        } catch (IOException e) {
            fault = e;
            return true;
        }
    }

    private boolean hasAnswer() {
        return found.isPresent() || atEnd || fault != null;
    }

    private boolean isThere(Duration patience) throws IOException {
        if (file != null) {
            return true;
        }
        try {
            stored = download.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            downloads.told(hour);
            if (e.getCause() instanceof IOException failure) {
                throw faults.of(failure);
            }
            throw new IllegalStateException("downloading " + hour + " met a bug", e.getCause());
        }
        file = FileReading.open(stored.file(), before.lines());
        return true;
    }

    private boolean lookAhead() throws IOException {
        for (int i = 0; i < LOOK_AHEAD; i++) {
            Optional<Line> line = file.next();
            if (line.isEmpty()) {
                atEnd = true;
                return true;
            }
            if (filter.wants(line.get())) {
                found = line;
                return true;
            }
            filtered++;
        }
        progress = read();
        return false;
    }

    @Override
    public Optional<Line> next() throws IOException {
        while (!ready(Duration.ofSeconds(1))) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted while waiting for " + hour + " behind line " + progress.lines());
            }
        }
        if (fault != null) {
            progress = file == null ? before : read();
            throw fault;
        }
        Optional<Line> line = found;
        found = Optional.empty();
        progress = read();
        return line;
    }

    private Progress read() {
        Progress inFile = file.progress();
        return new Progress(inFile.lines(), inFile.blank(), inFile.bytes(), filtered);
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public Optional<String> fingerprint() {
        return file == null ? fingerprintBefore : file.fingerprint();
    }

    @Override
    public End end() throws IOException {
        try {
            End end = file.end();
            downloads.wasRead(hour);
            return new End(end.sha256(), stored.version().etag(), end.note().or(this::noteFewLines));
        } catch (FileFault e) {
            fault = e;
            throw e;
        }
    }

    private Optional<String> noteFewLines() {
        return progress.lines() >= FEW
                ? Optional.empty()
                : Optional.of("few lines for an hour, " + progress.lines()
                        + "; others have thousands: events may be missing");
    }

    /** A file that does not read is fetched anew the next time; what is there of one that did not come whole stays. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
        if (fault != null && stored != null) {
            downloads.drop(hour);
        }
    }
}
