package dev.sluice.ingester.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers of gzip members, byte by byte (RFC 1952 §2.3). */
class GzipHeaderTest {
    private static final String PLAIN = "1f8b0800" + "000000000003";
    private static final int FOLLOWS = 0x2A;

    @ParameterizedTest
    @CsvSource({
        "plain,            1f8b0800 000000000003",
        "extra field,      1f8b0804 000000000003 0300 616263",
        "empty extra,      1f8b0804 000000000003 0000",
        "name,             1f8b0808 000000000003 612e6a736f6e00",
        "comment,          1f8b0810 000000000003 686900",
        "name and comment, 1f8b0818 000000000003 6100 6200",
        "all three,        1f8b081c 000000000003 0100ff 6100 6200",
        "text flag,        1f8b0801 000000000003"
    })
    void whateverItHoldsItIsPassedOverWhole(String what, String hex) throws IOException {
        CompressedBytes in = bytes(hex.replace(" ", "") + "2a");

        GzipHeader.read(in, true);

        assertThat(in.next()).as(what).isEqualTo(FOLLOWS);
    }

    @Test
    void aHeadersOwnChecksumIsHeldAgainstIt() throws IOException {
        String header = "1f8b0802000000000003";
        var crc = new CRC32();
        crc.update(HexFormat.of().parseHex(header));
        String low = HexFormat.of().toHexDigits((byte) crc.getValue());
        String high = HexFormat.of().toHexDigits((byte) (crc.getValue() >> 8));

        CompressedBytes in = bytes(header + low + high + "2a");
        GzipHeader.read(in, true);
        assertThat(in.next()).isEqualTo(FOLLOWS);

        assertThatThrownBy(() -> GzipHeader.read(bytes(header + high + low), true))
                .isInstanceOf(FileFault.class)
                .hasMessageContaining("CHECKSUM at byte 10: the header says CRC");
    }

    @ParameterizedTest
    @CsvSource({
        "1f8c0800000000000003, 'magic 1f8c'",
        "1f8b0900000000000003, 'method 9'",
        "1f8b0820000000000003, 'flags 0x20'",
        "504b0304000000000000, 'starts with 0x50'"
    })
    void whatIsNoHeaderIsAnotherFormatAtTheFrontAndGarbageBehind(String hex, String words) {
        assertThatThrownBy(() -> GzipHeader.read(bytes(hex), true))
                .hasMessageStartingWith("FORMAT at byte 0: no gzip member")
                .hasMessageContaining(words);
        assertThatThrownBy(() -> GzipHeader.read(bytes(hex), false)).hasMessageStartingWith("TRAILING_GARBAGE");
    }

    @Test
    void aHeaderThatIsCutAnywhereIsATruncation() {
        for (int length = 0; length < PLAIN.length(); length += 2) {
            String cut = PLAIN.substring(0, length);
            assertThatThrownBy(() -> GzipHeader.read(bytes(cut), true))
                    .as("%s", cut)
                    .hasMessageStartingWith("TRUNCATED at byte " + cut.length() / 2);
        }
    }

    private static CompressedBytes bytes(String hex) {
        return new CompressedBytes(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
    }
}
