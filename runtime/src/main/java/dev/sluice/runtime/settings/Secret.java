package dev.sluice.runtime.settings;

/**
 * A text that is never printed.
 *
 * @param value the text; empty where the secret is not set
 */
public record Secret(String value) {
    /** Whether there is one. */
    public boolean isSet() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return isSet() ? "****" : "(not set)";
    }
}
