package dev.sluice.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bytes are UTF-8. */
final class Utf8Test {
    private final Utf8 utf8 = new Utf8();

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "1234567", "12345678", "123456789", "grün", "日本語", "12345678é", "🦭 and more text"})
    void textOfAnyLengthIsAccepted(String text) {
        assertThat(utf8.firstFault(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "ff, 0", // never a byte of UTF-8
        "6162ff, 2",
        "313233343536373839ff, 9",
        "c3, 0", // cut off
        "61e282, 1",
        "c0af, 0", // longer than needed
        "eda080, 0", // half of a pair
        "f4908080, 0", // beyond the last character
        "c3bc80, 2", // goes on without a start
    })
    void firstFaultIsTold(String hex, int offset) {
        assertThat(utf8.firstFault(HexFormat.of().parseHex(hex))).isEqualTo(offset);
    }

    @Test
    void faultFarBehindTheFirstForeignLetterIsFound() {
        var bytes = "é".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        bytes[30_000] = (byte) 0xff;

        assertThat(utf8.firstFault(bytes)).isEqualTo(30_000);
        assertThat(utf8.firstFault(Arrays.copyOf(bytes, 30_000))).isEqualTo(-1);
    }

    @Test
    void faultOfOneLineIsForgottenInTheNext() {
        utf8.firstFault(new byte[] {(byte) 0xc3});

        assertThat(utf8.firstFault("é".getBytes(StandardCharsets.UTF_8))).isEqualTo(-1);
    }

    @Test
    void halvesOfAPairAreReplacedAndWholePairsStay() {
        assertThat(Utf8.wellFormed("a\uD83Eb")).isEqualTo("a\uFFFDb");
        assertThat(Utf8.wellFormed("\uDDAD\uD83E")).isEqualTo("\uFFFD\uFFFD");
        assertThat(Utf8.wellFormed("🦭")).isEqualTo("🦭");
        var plain = "plain";
        assertThat(Utf8.wellFormed(plain)).isSameAs(plain);
    }
}
