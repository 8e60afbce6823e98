package dev.sluice.ingester.archive;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which content of a file a server has.
 *
 * @param etag as sent, quotes and weakness included
 * @param size in bytes, as stored
 */
record Version(Optional<String> etag, OptionalLong size) {
    /** Whether its ETag promises the same bytes, so that a download may go on where it was cut. */
    boolean isStrong() {
        return etag.filter(tag -> !tag.startsWith("W/")).isPresent();
    }

    /** Whether the two are certainly not the same: by their ETags, or by their sizes where one has no ETag. */
    boolean differsFrom(Version other) {
        if (etag.isPresent() && other.etag.isPresent()) {
            return !opaque(etag.get()).equals(opaque(other.etag.get()));
        }
        return size.isPresent() && other.size.isPresent() && size.getAsLong() != other.size.getAsLong();
    }

    private static String opaque(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }
}
