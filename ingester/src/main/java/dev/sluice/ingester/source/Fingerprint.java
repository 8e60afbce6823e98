package dev.sluice.ingester.source;

import dev.sluice.ingester.read.FileFault;
import dev.sluice.ingester.read.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Marks a file's content; when it was written, and under which name, plays no part. */
public final class Fingerprint {
    private static final int HEAD = 1 << 20;
    private static final int BUFFER = 128 << 10;

    private Fingerprint() {}

    /** The size and the SHA-256 of the first MiB, {@code <bytes>-<hex>}: quick, and enough to go on with a file. */
    public static String of(Path file) throws IOException {
        refuseIrregular(file);
        try (var in = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.digest();
            digest.update(in.readNBytes(HEAD));
            return Files.size(file) + "-" + hex(digest);
        }
    }

    /** To open a pipe takes for ever, and to read a device has no end. */
    private static void refuseIrregular(Path file) throws FileFault {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileFault(FileFault.Kind.FORMAT, 0, file + " is no regular file any more");
        }
    }

    /** The SHA-256 of all of it. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (var in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return hex(digest);
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
