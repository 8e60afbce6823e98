package dev.sluice.streams.drift;

/**
 * What drifted.
 *
 * @param feed whose events are compared with one another
 * @param type GitHub's name of the events' type; {@code *} for what all types have in common
 * @param path keys from the event down
 * @param value the new value or type, or the shape; null where a key or its fill changed
 */
public record What(String feed, String type, Change change, String path, String value) {
    private static final int PARTS = 5;

    /** As a key: the parts, joined by bars. Of these only the value, which is the last, can have a bar in it. */
    public String text() {
        return String.join("|", feed, type, change.name(), path, value == null ? "" : value);
    }

    /** Of such a key. */
    public static What of(String text) {
        var parts = text.split("\\|", PARTS);
        return new What(parts[0], parts[1], Change.valueOf(parts[2]), parts[3], parts[4].isEmpty() ? null : parts[4]);
    }
}
