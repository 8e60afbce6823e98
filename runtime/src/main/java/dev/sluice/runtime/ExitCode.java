package dev.sluice.runtime;

/** How a process ends; scripts rely on these numbers. */
public enum ExitCode {
    OK(0),
    /** It could not do its work. */
    FAILURE(1),
    /** Wrong arguments or settings. */
    USAGE(2),
    /** It did its work and found something: faulty files, lint errors. */
    FINDINGS(3),
    /** A server or broker cannot be reached. */
    UNREACHABLE(5),
    /** Ended by a person. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the shell sees. */
    public int number() {
        return number;
    }
}
