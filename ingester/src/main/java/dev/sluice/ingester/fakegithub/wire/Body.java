package dev.sluice.ingester.fakegithub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** The bytes of an answer, made while they are sent. */
public interface Body {
    /** No bytes. */
    Body EMPTY = of(new byte[0]);

    /** How many; empty where that is not known before, and the answer is chunked. */
    OptionalLong length();

    /** Writes them all. */
    void writeTo(OutputStream out) throws IOException;

    /** Bytes that are there already. */
    static Body of(byte[] bytes) {
        return new Body() {
            @Override
            public OptionalLong length() {
                return OptionalLong.of(bytes.length);
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        };
    }

    /** Text as UTF-8. */
    static Body of(String text) {
        return of(text.getBytes(UTF_8));
    }
}
