package dev.sluice.streams.watch;

/** What is watched of a place. */
public enum How {
    /** That the key is there, whatever its value. Structure: so it is there always or never. */
    KEY,
    /** That it has a value that is not null. Content: so any share may be normal. */
    FILL,
    /** That the payload has a shape; the place is the shape. */
    SHAPE
}
