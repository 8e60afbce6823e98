package dev.sluice.ingester.sample;

/** Writes JSON in the order of the calls, so that the same calls give the same bytes. */
final class JsonText {
    private final StringBuilder out = new StringBuilder(1024);
    private boolean first = true;

    JsonText open() {
        separate();
        out.append('{');
        first = true;
        return this;
    }

    JsonText open(String key) {
        key(key);
        out.append('{');
        first = true;
        return this;
    }

    JsonText close() {
        out.append('}');
        first = false;
        return this;
    }

    JsonText openList(String key) {
        key(key);
        out.append('[');
        first = true;
        return this;
    }

    JsonText closeList() {
        out.append(']');
        first = false;
        return this;
    }

    JsonText text(String key, String value) {
        key(key);
        quote(value);
        return this;
    }

    JsonText number(String key, long value) {
        key(key);
        out.append(value);
        return this;
    }

    JsonText flag(String key, boolean value) {
        key(key);
        out.append(value);
        return this;
    }

    JsonText nothing(String key) {
        key(key);
        out.append("null");
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void key(String key) {
        separate();
        quote(key);
        out.append(':');
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void quote(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
        out.append('"');
    }
}
