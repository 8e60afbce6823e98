package dev.sluice.ingester.live;

/** A page does not parse; the message says what was expected and what was found. */
final class BrokenPage extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenPage(String message) {
        super(message);
    }
}
