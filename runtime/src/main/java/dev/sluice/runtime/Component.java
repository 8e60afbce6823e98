package dev.sluice.runtime;

import dev.sluice.runtime.health.Check;

/** A part of a process that is started once, asked how it is, and closed once. */
public interface Component extends AutoCloseable {
    /** Its name in messages and in {@code /readyz}. */
    String name();

    /** Answers from here on whom it cannot let wait, though what it depends on may not be there yet; called before {@link #start}. */
    default void listen() {}

    /** Starts it; returns as soon as it works or works on working. */
    void start();

    /** How it is; quick, and never throws. */
    Check check();

    /** Stops it cleanly: what was begun is committed or given up. Harmless when called again. */
    @Override
    void close();
}
