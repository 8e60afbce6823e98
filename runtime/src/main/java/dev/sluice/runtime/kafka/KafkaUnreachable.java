package dev.sluice.runtime.kafka;

/** No broker answers within the limit; ends the process with {@link dev.sluice.runtime.ExitCode#UNREACHABLE}. */
public final class KafkaUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message with the address, the limit and what was seen last */
    KafkaUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
