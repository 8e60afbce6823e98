package dev.sluice.ingester.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LineFeedTest {
    @Test
    void itFindsWhatALookAtEachByteFinds() {
        var random = new Random(1);
        byte[] bytes = new byte[64];
        for (int round = 0; round < 2_000; round++) {
            random.nextBytes(bytes);
            bytes[random.nextInt(bytes.length)] = '\n';
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(bytes.length - from + 1);

            assertThat(LineFeed.indexOf(bytes, from, to)).isEqualTo(byByte(bytes, from, to));
        }
    }

    @Test
    void neighboursOfALineFeedAreNone() {
        byte[] near = "\u000b\u000b\t\t\u000b\u008a\u000b\t\u000b".getBytes(UTF_8);

        assertThat(LineFeed.indexOf(near, 0, near.length)).isEqualTo(-1);
    }

    private static int byByte(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
