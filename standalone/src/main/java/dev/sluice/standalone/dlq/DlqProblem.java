package dev.sluice.standalone.dlq;

import dev.sluice.runtime.ExitCode;

/** A command on dead letters cannot do its work. */
public final class DlqProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode code;
    private final String remedy;

    /**
     * @param code that the command ends with
     * @param message what was seen
     * @param remedy what a person can do
     * @param cause null where there is none
     */
    DlqProblem(ExitCode code, String message, String remedy, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.remedy = remedy;
    }

    /** What the command ends with. */
    public ExitCode code() {
        return code;
    }

    /** What a person can do. */
    public String remedy() {
        return remedy;
    }
}
