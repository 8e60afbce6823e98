package dev.sluice.ingester.read;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;

/**
 * Finds the repository's id in an event's line: the key under which copies of an event meet.
 *
 * <p>Looks at {@code repo.id}, or {@code repository.id} as events before 2015 and webhooks have it, whatever the order of keys;
 * values in between are passed over, not understood. It stops at the id, about 300 bytes into a usual line. It judges nothing:
 * the parser behind bronze does. A key written with escapes is not recognised.
 */
public final class RepoKey {
    private static final byte[] REPO = "repo".getBytes(US_ASCII);
    private static final byte[] REPOSITORY = "repository".getBytes(US_ASCII);
    private static final byte[] ID = "id".getBytes(US_ASCII);

    private RepoKey() {}

    /** The id's decimal digits; empty when the line has none, or is no JSON object up to there. */
    public static Optional<byte[]> of(byte[] line) {
        var json = new JsonSkimmer(line);
        if (!json.enterObject()) {
            return Optional.empty();
        }
        while (json.nextKey()) {
            if (json.keyIs(REPO) || json.keyIs(REPOSITORY)) {
                Optional<byte[]> id = idWithin(json);
                if (id.isPresent()) {
                    return id;
                }
            } else {
                json.skipValue();
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> idWithin(JsonSkimmer json) {
        if (!json.enterObject()) {
            json.skipValue();
            return Optional.empty();
        }
        while (json.nextKey()) {
            if (json.keyIs(ID)) {
                Optional<byte[]> digits = json.digits();
                if (digits.isPresent()) {
                    return digits;
                }
            }
            json.skipValue();
        }
        return Optional.empty();
    }
}
