package dev.sluice.ingester.read;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * Finds the repository's name in an event's line, {@code owner/name}, as cheaply as {@link RepoKey} finds its id: {@code
 * repo.name}, or what {@code repository} of events before 2015 ({@code owner}, {@code name}) and of webhooks ({@code full_name}) says.
 * It judges nothing; a name written with escapes is not recognised.
 */
public final class RepoName {
    private static final byte[] REPO = "repo".getBytes(US_ASCII);
    private static final byte[] REPOSITORY = "repository".getBytes(US_ASCII);
    private static final byte[] NAME = "name".getBytes(US_ASCII);
    private static final byte[] FULL_NAME = "full_name".getBytes(US_ASCII);
    private static final byte[] OWNER = "owner".getBytes(US_ASCII);

    private RepoName() {}

    /** Empty when the line has none, or is no JSON object up to there. */
    public static Optional<String> of(byte[] line) {
        var json = new JsonSkimmer(line);
        if (!json.enterObject()) {
            return Optional.empty();
        }
        while (json.nextKey()) {
            if (json.keyIs(REPO) || json.keyIs(REPOSITORY)) {
                Optional<String> name = nameWithin(json);
                if (name.isPresent()) {
                    return name;
                }
            } else {
                json.skipValue();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> nameWithin(JsonSkimmer json) {
        if (!json.enterObject()) {
            json.skipValue();
            return Optional.empty();
        }
        Optional<String> name = Optional.empty();
        Optional<String> owner = Optional.empty();
        while (json.nextKey()) {
            if (json.keyIs(FULL_NAME) || (json.keyIs(NAME) && name.isEmpty())) {
                Optional<String> before = name;
                name = text(json).or(() -> before);
            } else if (json.keyIs(OWNER)) {
                owner = text(json);
            }
            if (name.isPresent() && name.get().indexOf('/') > 0) {
                return name;
            }
            if (name.isPresent() && owner.isPresent()) {
                return Optional.of(owner.get() + "/" + name.get());
            }
            json.skipValue();
        }
        return Optional.empty();
    }

    private static Optional<String> text(JsonSkimmer json) {
        return json.text().map(bytes -> new String(bytes, UTF_8));
    }
}
