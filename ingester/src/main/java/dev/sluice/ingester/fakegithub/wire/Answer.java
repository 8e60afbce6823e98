package dev.sluice.ingester.fakegithub.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client gets.
 *
 * @param status such as 200
 * @param headers in the order and spelling in which they are sent, without those that frame the body
 * @param body not sent for HEAD and 304
 * @param delivery how the bytes travel
 * @param beforeSent told before a body is sent whole, so that whoever has the answer finds it in the log
 */
public record Answer(int status, Map<String, String> headers, Body body, Delivery delivery, Runnable beforeSent) {
    /** Nothing but a status and a body. */
    public static Answer of(int status, Body body) {
        return new Answer(status, Map.of(), body, Delivery.HONEST, () -> {});
    }

    /** With one header more, or another value of it. */
    public Answer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, delivery, beforeSent);
    }

    /** With these headers more. */
    public Answer with(Map<String, String> others) {
        var more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Answer(status, more, body, delivery, beforeSent);
    }

    /** Sent in another way. */
    public Answer by(Delivery other) {
        return new Answer(status, headers, body, other, beforeSent);
    }

    /** With somebody who wants to know that it is sent whole. */
    public Answer telling(Runnable listener) {
        return new Answer(status, headers, body, delivery, listener);
    }
}
