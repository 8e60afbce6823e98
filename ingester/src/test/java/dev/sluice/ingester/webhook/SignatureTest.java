package dev.sluice.ingester.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.settings.Secret;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final byte[] BODY = "{\"a\": 1}".getBytes(UTF_8);

    @Test
    void gitHubsPublishedExampleIsVerified() {
        var signature = Signature.parse("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");

        assertThat(signature.isOf(
                        "Hello, World!".getBytes(UTF_8), Secrets.parse(new Secret("It's a Secret to Everybody"))))
                .isTrue();
    }

    @Test
    void upperCaseDigitsCountAsWell() {
        var hex = Signed.hex("HmacSHA256", BODY, Signed.SECRET).toUpperCase(Locale.ROOT);

        assertThat(Signature.parse("sha256=" + hex).isOf(BODY, Signed.SECRETS)).isTrue();
    }

    @Test
    void anyBitOfTheBodyMatters() {
        var signature = Signature.parse(Signed.header(BODY, Signed.SECRET));

        assertThat(IntStream.range(0, BODY.length * 8)).allSatisfy(bit -> {
            byte[] changed = BODY.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(signature.isOf(changed, Signed.SECRETS)).isFalse();
        });
    }

    @Test
    void theSameJsonWrittenAnotherWayHasAnotherSignature() {
        var signature = Signature.parse(Signed.header("{\"a\":1}"));

        assertThat(signature.isOf(BODY, Signed.SECRETS)).isFalse();
    }

    @Test
    void whileTheSecretChangesTheOldOneAndTheNewOneCount() {
        var both = Secrets.parse(new Secret("new-" + Signed.SECRET + ", " + Signed.SECRET));

        assertThat(Signature.parse(Signed.header(BODY, Signed.SECRET)).isOf(BODY, both))
                .isTrue();
        assertThat(Signature.parse(Signed.header(BODY, "new-" + Signed.SECRET)).isOf(BODY, both))
                .isTrue();
        assertThat(Signature.parse(Signed.header(BODY, "other")).isOf(BODY, both))
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha1=0123456789012345678901234567890123456789",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "SHA256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e170",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1g"
            })
    void whatIsNoSignatureIsRefusedWithWhatWasExpected(String header) {
        assertThatThrownBy(() -> Signature.parse(header))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the header X-Hub-Signature-256")
                .hasMessageContaining("expected");
    }
}
