package dev.sluice.ingester.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.runtime.settings.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * GitHub's signature of a delivery: HMAC-SHA256 over the bytes of its body as they came, in hexadecimal digits of either case.
 * SHA-1, which GitHub still sends beside it, counts for nothing.
 */
final class Signature {
    /** The header that holds it. */
    static final String HEADER = "X-Hub-Signature-256";

    private static final String PREFIX = "sha256=";
    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final byte[] signature;

    private Signature(byte[] signature) {
        this.signature = signature;
    }

    /**
     * The signature in that header.
     *
     * @param header null where there is none
     * @throws IllegalArgumentException if it is no signature, with what was expected
     */
    static Signature parse(String header) {
        if (header == null) {
            throw new IllegalArgumentException("the header " + HEADER
                    + " is absent; expected GitHub's signature: set a secret in the webhook's settings");
        }
        if (!header.startsWith(PREFIX) || header.length() != PREFIX.length() + 2 * BYTES) {
            throw malformed();
        }
        try {
            return new Signature(HexFormat.of().parseHex(header, PREFIX.length(), header.length()));
        } catch (IllegalArgumentException notHex) {
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "the header " + HEADER + " has another form; expected " + PREFIX + " and 64 hexadecimal digits");
    }

    /** Whether one of the secrets gives it; takes as long for a near miss as for a wild guess, and asks all of them. */
    boolean isOf(byte[] body, Secrets secrets) {
        boolean found = false;
        for (Secret secret : secrets.all()) {
            found |= MessageDigest.isEqual(hmac(body, secret), signature);
        }
        return found;
    }

    private static byte[] hmac(byte[] body, Secret secret) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.value().getBytes(UTF_8), HMAC));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC + ", which every Java must have", e);
        }
    }
}
