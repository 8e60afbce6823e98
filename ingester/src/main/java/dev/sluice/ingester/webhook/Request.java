package dev.sluice.ingester.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * What a request brings.
 *
 * @param path as it was sent, undecoded; null where there is none
 * @param header the first value of a header; null where it is absent
 * @param body opens its body
 */
record Request(String method, String path, UnaryOperator<String> header, Body body) {
    /** The stream of a body. */
    @FunctionalInterface
    interface Body {
        /** Begins to read. */
        InputStream open() throws IOException;
    }

    String header(String name) {
        return header.apply(name);
    }

    /** Length of the body as announced; what is no number counts as not announced. */
    OptionalLong length() {
        var text = header("Content-Length");
        try {
            return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
