package dev.sluice.streams.serve;

/** The stores cannot be asked now: they are being restored, or Streams has stopped. Answered with 503. */
final class NotRunning extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotRunning(String message, Throwable cause) {
        super(message, cause);
    }
}
