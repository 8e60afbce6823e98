package dev.sluice.lake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Length and SHA-256 of some bytes.
 *
 * @param bytes how many
 * @param sha256 small hex digits
 */
public record Digest(long bytes, String sha256) {

    private static final int CHUNK = 1 << 16;

    /** Of these. */
    public static Digest of(byte[] bytes) {
        return new Digest(bytes.length, hex(algorithm().digest(bytes)));
    }

    /** Of a file, read chunk by chunk. */
    public static Digest of(Fs fs, Path file) throws IOException {
        MessageDigest digest = algorithm();
        long length = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = fs.open(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
                length += n;
            }
        }
        return new Digest(length, hex(digest.digest()));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
