package dev.sluice.ingester.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.runtime.settings.Secret;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as GitHub does. */
final class Signed {
    static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final Secrets SECRETS = Secrets.parse(new Secret(SECRET));

    private Signed() {}

    static String header(String body) {
        return header(body.getBytes(UTF_8), SECRET);
    }

    static String header(byte[] body, String secret) {
        return "sha256=" + hex("HmacSHA256", body, secret);
    }

    static String hex(String algorithm, byte[] body, String secret) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
