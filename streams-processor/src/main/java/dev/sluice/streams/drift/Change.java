package dev.sluice.streams.drift;

import dev.sluice.streams.watch.How;

/** What can be told. */
public enum Change {
    /** A key is not there any more. */
    KEY_VANISHED,
    /** A key is there that was not. */
    KEY_APPEARED,
    /** A value is null or absent in all events now. */
    FILL_VANISHED,
    /** A value that was null or absent in all events is not any more. */
    FILL_APPEARED,
    /** A payload shape does not come any more. */
    SHAPE_VANISHED,
    /** A payload shape comes that did not. */
    SHAPE_APPEARED,
    /** A value that is not documented and was not seen before. */
    VALUE_NEW,
    /** A type of events that is not documented and was not seen before. */
    TYPE_NEW;

    /** The change of what is watched in that way. */
    static Change of(How how, boolean vanished) {
        return switch (how) {
            case KEY -> vanished ? KEY_VANISHED : KEY_APPEARED;
            case FILL -> vanished ? FILL_VANISHED : FILL_APPEARED;
            case SHAPE -> vanished ? SHAPE_VANISHED : SHAPE_APPEARED;
        };
    }
}
