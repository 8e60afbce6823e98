package dev.sluice.standalone.dlq;

/** Text of strangers as a terminal may show it: what steers a terminal, or turns its lines around, is written out. */
final class Visible {
    private Visible() {}

    /** On one line. */
    static String text(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isSteering(c)) {
                visible.append(c < 0x100 ? "\\x%02x".formatted(c) : "\\u%04x".formatted(c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    private static boolean isSteering(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
