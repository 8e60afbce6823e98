package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.read.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A real file of the archive.
 *
 * @param digest SHA-256 of its bytes
 */
record StoredHour(Path file, long size, Instant lastModified, String digest) implements HourFile {
    private static final int DIGITS = 32;

    static Optional<HourFile> in(Path folder, HourName hour) {
        Path file = folder.resolve(hour.file());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StoredHour(
                    file, Files.size(file), Files.getLastModifiedTime(file).toInstant(), digest(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String etag() {
        return '"' + digest.substring(0, DIGITS) + '"';
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(size);
    }

    @Override
    public void write(long from, long count, OutputStream out) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            channel.transferTo(from, count, Channels.newChannel(out));
        }
    }

    private static String digest(Path file) throws IOException {
        var digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
