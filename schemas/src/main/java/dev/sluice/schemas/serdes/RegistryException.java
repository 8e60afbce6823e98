package dev.sluice.schemas.serdes;

/** The registry gave no answer, or refused. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private enum Kind {
        UNREACHABLE,
        UNKNOWN,
        REFUSED
    }

    private final Kind kind;

    private RegistryException(String message, Throwable cause, Kind kind) {
        super(message, cause);
        this.kind = kind;
    }

    static RegistryException unreachable(String message, Throwable cause) {
        return new RegistryException(message, cause, Kind.UNREACHABLE);
    }

    static RegistryException unknown(String message) {
        return new RegistryException(message, null, Kind.UNKNOWN);
    }

    static RegistryException refused(String message) {
        return new RegistryException(message, null, Kind.REFUSED);
    }

    /** True where asking again cannot help: the registry refused the schema. */
    public boolean isLasting() {
        return kind == Kind.REFUSED;
    }

    /** True where the registry answered that it does not have what was asked for. */
    boolean isUnknown() {
        return kind == Kind.UNKNOWN;
    }
}
