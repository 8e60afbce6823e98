package dev.sluice.ingester.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** Every stored byte is accounted for. */
class CompressedBytesTest {
    @Test
    void theOffsetIsThatOfTheNextByte() throws IOException {
        CompressedBytes in = bytes(1, 2, 3);
        assertThat(in.offset()).isZero();

        assertThat(in.peek()).isEqualTo(1);
        assertThat(in.offset()).isZero();
        assertThat(in.next()).isEqualTo(1);
        assertThat(in.next()).isEqualTo(2);
        assertThat(in.offset()).isEqualTo(2);
    }

    @Test
    void bytesHaveNoSign() throws IOException {
        assertThat(bytes(0xFF).next()).isEqualTo(255);
    }

    @Test
    void numbersBeginWithTheirLeastByte() throws IOException {
        assertThat(bytes(0x78, 0x56, 0x34, 0xF2).littleEndian(4)).isEqualTo(0xF2345678L);
    }

    @Test
    void askingForOneByteTooManyIsATruncation() throws IOException {
        CompressedBytes in = bytes(1, 2);
        in.next();
        in.next();

        assertThat(in.atEnd()).isTrue();
        assertThatThrownBy(in::next)
                .isInstanceOf(FileFault.class)
                .hasMessage("TRUNCATED at byte 2: the file ends inside a gzip member, after 2 bytes");
    }

    @Test
    void whatAnInflaterDidNotNeedIsReadByWhoeverComesNext() throws Exception {
        byte[] stored = new byte[64];
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(new byte[100]);
        deflater.finish();
        int length = deflater.deflate(stored);
        deflater.end();
        stored[length] = 42;
        var in = new CompressedBytes(new ByteArrayInputStream(stored, 0, length + 1));
        var inflater = new Inflater(true);

        in.feed(inflater);
        assertThat(inflater.inflate(new byte[200])).isEqualTo(100);
        in.takeBack(inflater.getRemaining());
        inflater.end();

        assertThat(in.offset()).isEqualTo(length);
        assertThat(in.next()).isEqualTo(42);
        assertThat(in.atEnd()).isTrue();
    }

    private static CompressedBytes bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new CompressedBytes(new ByteArrayInputStream(bytes));
    }
}
