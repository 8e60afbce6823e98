package dev.sluice.query.http;

import dev.sluice.query.answer.Meta;
import io.javalin.http.Context;

/** Sends a record with the status that its meta asks for. */
final class Reply {
    private Reply() {}

    static void send(Context http, Object body, Meta meta) {
        http.status(meta.httpStatus()).json(body);
    }
}
