package dev.sluice.ingester.live;

import java.io.IOException;

/** There is no answer that can be taken, and trying again soon will not help. */
final class FetchFault extends IOException {
    private static final long serialVersionUID = 1L;

    FetchFault(String message) {
        super(message);
    }
}
