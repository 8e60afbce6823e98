package dev.sluice.query.http;

import io.javalin.http.Context;

/** What every answer carries so that a browser does nothing unasked. */
final class Headers {
    /** Nothing is loaded from elsewhere, and nobody frames the page. */
    static final String CSP = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private Headers() {}

    static void set(Context http) {
        http.header("Content-Security-Policy", CSP)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }
}
