package dev.sluice.ingester.live;

import dev.sluice.runtime.settings.Secret;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Asks GitHub. */
@FunctionalInterface
public interface Fetch {
    /**
     * One answer, whatever its status.
     *
     * @param stopped ends the waiting for it
     * @throws IOException if there is none: no connection, a body that is cut off, slow or too long; its message has no secret
     */
    Answer get(Request request, BooleanSupplier stopped) throws IOException;

    /**
     * One request.
     *
     * @param page path and query
     * @param etag to be sent in {@code If-None-Match}
     * @param token to be sent along
     */
    record Request(String page, Optional<String> etag, Optional<Secret> token) {}
}
