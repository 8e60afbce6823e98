package dev.sluice.schemas.serdes;

/** The registry gave no answer, or refused. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean lasting;

    private RegistryException(String message, Throwable cause, boolean lasting) {
        super(message, cause);
        this.lasting = lasting;
    }

    static RegistryException unreachable(String message, Throwable cause) {
        return new RegistryException(message, cause, false);
    }

    static RegistryException unknown(String message) {
        return new RegistryException(message, null, false);
    }

    static RegistryException refused(String message) {
        return new RegistryException(message, null, true);
    }

    /** True where asking again cannot help: the registry refused the schema. */
    public boolean isLasting() {
        return lasting;
    }
}
