package dev.sluice.ingester.fakegithub.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sluice.ingester.fakegithub.wire.Delivery.Ending;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** Writes answers, in the way their delivery wants it. */
final class AnswerWriter {
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final OutputStream out;
    private final LongConsumer pauseNanos;

    AnswerWriter(OutputStream out, LongConsumer pauseNanos) {
        this.out = out;
        this.pauseNanos = pauseNanos;
    }

    /** False when the connection must be closed now. */
    boolean write(Request request, Answer answer) throws IOException {
        if (answer.delivery().ending() == Ending.HANG_UP) {
            return false;
        }
        OptionalLong length = announced(answer);
        boolean silent = answer.status() == NOT_MODIFIED || answer.status() == NO_CONTENT;
        out.write(head(answer, silent, length).getBytes(ISO_8859_1));
        boolean open = silent || request.method().equals("HEAD") || writeBody(answer, length);
        out.flush();
        return open;
    }

    private boolean writeBody(Answer answer, OptionalLong length) throws IOException {
        var chunks = length.isPresent() ? null : new ChunkedStream(out);
        var body = new ThrottledStream(chunks == null ? out : chunks, answer.delivery(), pauseNanos);
        boolean whole = true;
        if (answer.delivery().atMost() == Long.MAX_VALUE) {
            answer.beforeSent().run();
        }
        try {
            answer.body().writeTo(body);
        } catch (ThrottledStream.LimitReached onPurpose) {
            whole = false;
        }
        boolean hidden = answer.delivery().ending() == Ending.LIE;
        if (chunks != null && (whole || hidden)) {
            chunks.end();
        }
        out.flush();
        return whole;
    }

    private static OptionalLong announced(Answer answer) {
        OptionalLong length = answer.body().length();
        boolean lies = answer.delivery().ending() == Ending.LIE;
        return lies && length.isPresent()
                ? OptionalLong.of(Math.min(length.getAsLong(), answer.delivery().atMost()))
                : length;
    }

    private static String head(Answer answer, boolean silent, OptionalLong length) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        if (!silent && length.isPresent()) {
            headers.put("Content-Length", Long.toString(length.getAsLong()));
        } else if (!silent) {
            headers.put("Transfer-Encoding", "chunked");
        }
        var head = new StringBuilder("HTTP/1.1 " + answer.status() + " " + Reasons.of(answer.status()) + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }
}
