package dev.sluice.streams.parse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What stands for an e-mail address in silver: the first half of the SHA-256 of the address as the public archive gives it, with the SHA-1
 * of what is before the @ in its place. An address that comes plain, by webhook or from an old hour, is first made into that, so that
 * a person has one hash in all eras. Not safe for use by several threads.
 */
final class EmailHashes {
    private static final HexFormat HEX = HexFormat.of();
    private static final int HASH_BYTES = 16;
    private static final int SHA1_DIGITS = 40;
    /** Neighbours share authors: two of three addresses of an hour are found here. A power of two. */
    private static final int REMEMBERED = 4096;

    private final MessageDigest sha1 = digest("SHA-1");
    private final MessageDigest sha256 = digest("SHA-256");
    private final String[] addresses = new String[REMEMBERED];
    private final String[] hashes = new String[REMEMBERED];

    /** The hash of an address; null where it is empty or null. */
    String of(String address) {
        if (address == null || address.isEmpty()) {
            return null;
        }
        int hashCode = address.hashCode();
        int slot = (hashCode ^ (hashCode >>> 16)) & (REMEMBERED - 1);
        if (!address.equals(addresses[slot])) {
            hashes[slot] = hash(address);
            addresses[slot] = address;
        }
        return hashes[slot];
    }

    private String hash(String address) {
        int at = address.indexOf('@');
        var local = at < 0 ? address : address.substring(0, at);
        var host = at < 0 ? "" : address.substring(at);
        var archived = (isSha1(local) ? local : HEX.formatHex(sha1.digest(bytes(local)))) + host;
        return HEX.formatHex(sha256.digest(bytes(archived)), 0, HASH_BYTES);
    }

    private static boolean isSha1(String local) {
        return local.length() == SHA1_DIGITS
                && local.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no " + name + ", which every JVM must have", e);
        }
    }
}
