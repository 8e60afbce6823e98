package dev.sluice.sink;

/** Lake and topics do not belong together, and reading on would lose or double events. The message says what to do. */
final class SinkRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SinkRefusal(String message) {
        super(message);
    }
}
