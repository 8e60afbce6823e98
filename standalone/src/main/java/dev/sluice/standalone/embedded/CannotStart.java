package dev.sluice.standalone.embedded;

/** A part of the embedded stack cannot start; the message says what is wrong, {@link #remedy()} what to do. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What kind of thing is in the way. */
    public enum Reason {
        /** Another program listens on the wanted port. */
        PORT_TAKEN,
        /** Another process works in the data directory. */
        FOLDER_IN_USE,
        /** The data directory cannot be made, read or written: rights, or a full disk. */
        FOLDER_UNUSABLE,
        /** The registry's schemas belong to another cluster. */
        FOREIGN_REGISTRY,
        /** The build does not hold the server's files. */
        NOT_BUILT,
        /** A part ended by itself. */
        DIED,
        /** A part was not ready in time. */
        TIMED_OUT
    }

    private final Reason reason;
    private final String remedy;

    /** @param remedy an imperative sentence without a full stop */
    public CannotStart(Reason reason, String message, String remedy) {
        this(reason, message, remedy, null);
    }

    CannotStart(Reason reason, String message, String remedy, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.remedy = remedy;
    }

    /** The kind of obstacle. */
    public Reason reason() {
        return reason;
    }

    /** What the user can do about it, an imperative sentence without a full stop. */
    public String remedy() {
        return remedy;
    }
}
