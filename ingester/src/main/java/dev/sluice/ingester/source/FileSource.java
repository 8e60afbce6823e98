package dev.sluice.ingester.source;

import dev.sluice.ingester.source.Reading.Progress;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of events, one per line, plain or gzip. It is known by its path; the same path with another content is read from its
 * first line again.
 *
 * @param path absolute and normalised
 */
record FileSource(Path path) implements Source {
    @Override
    public String id() {
        return "file:" + path;
    }

    @Override
    public Resume resume(Optional<IngestPosition> stood) throws IOException {
        if (stood.isEmpty()) {
            return Resume.From.start();
        }
        IngestPosition position = stood.get();
        if (!Fingerprint.of(path).equals(position.getFingerprint())) {
            return Resume.From.startAgain("the file has changed since its line " + position.getLines());
        }
        if (position.getState() != SourceState.DONE) {
            return new Resume.From(Progress.of(position), "");
        }
        return Fingerprint.sha256(path).equals(position.getSha256())
                ? new Resume.Complete()
                : Resume.From.startAgain("the file has changed behind its first MiB");
    }

    @Override
    public Reading open(Progress done) throws IOException {
        return FileReading.open(path, done.lines());
    }
}
