package dev.sluice.lake;

/**
 * The lake is not what it has to be, and going on would make it worse. The message says what, the value seen, what was
 * expected and what to do.
 */
public final class LakeRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LakeRefusal(String message) {
        super(message);
    }

    LakeRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}
