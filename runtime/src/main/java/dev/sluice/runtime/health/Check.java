package dev.sluice.runtime.health;

/**
 * Whether a part can do its work.
 *
 * @param ok it can
 * @param detail how it stands, or why it cannot, in a few words
 */
public record Check(boolean ok, String detail) {
    /** It can. */
    public static Check ok(String detail) {
        return new Check(true, detail);
    }

    /** It cannot, and this is why. */
    public static Check failed(String detail) {
        return new Check(false, detail);
    }
}
