package dev.sluice.ingester.source;

import dev.sluice.ingester.read.FileFault;
import dev.sluice.ingester.read.GzipMembers;
import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.read.Lines;
import dev.sluice.ingester.read.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;

/** A file being read; its SHA-256 is taken from the same bytes. */
public final class FileReading implements Reading {
    private final Path path;
    private final String fingerprint;
    private final MessageDigest digest;
    private final InputStream text;
    private final Lines lines;

    private FileReading(Path path, String fingerprint, MessageDigest digest, InputStream text) {
        this.path = path;
        this.fingerprint = fingerprint;
        this.digest = digest;
        this.text = text;
        this.lines = new Lines(text);
    }

    /** Begins behind so many lines, blank ones counted. */
    public static FileReading open(Path path, long linesDone) throws IOException {
        String fingerprint = Fingerprint.of(path);
        MessageDigest digest = Sha256.digest();
        InputStream stored = new DigestInputStream(Files.newInputStream(path), digest);
        InputStream text = FileNames.isGzip(path) ? new GzipMembers(stored) : stored;
        var reading = new FileReading(path, fingerprint, digest, text);
        if (!reading.lines.skip(linesDone)) {
            throw new FileFault(
                    FileFault.Kind.CHANGED,
                    0,
                    "the file ends behind line " + reading.lines.count() + ", but was read to line " + linesDone);
        }
        return reading;
    }

    @Override
    public boolean ready(Duration patience) {
        return true;
    }

    @Override
    public Optional<Line> next() throws IOException {
        return lines.next();
    }

    @Override
    public Progress progress() {
        return new Progress(lines.count(), lines.blank(), lines.bytes());
    }

    @Override
    public Optional<String> fingerprint() {
        return Optional.of(fingerprint);
    }

    @Override
    public End end() throws IOException {
        if (!Fingerprint.of(path).equals(fingerprint)) {
            throw new FileFault(FileFault.Kind.CHANGED, 0, path + " was replaced or written to while it was read");
        }
        Optional<String> note = text instanceof GzipMembers gzip ? gzip.note() : Optional.empty();
        return new End(Optional.of(Fingerprint.hex(digest)), note);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
