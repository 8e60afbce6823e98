package dev.sluice.ingester.webhook;

import dev.sluice.runtime.settings.Secret;
import java.util.Arrays;
import java.util.List;

/**
 * What GitHub signs its deliveries with: one secret, or the new one and the old one while they change.
 *
 * @param all one or two, none empty
 */
record Secrets(List<Secret> all) {
    /** Fewer characters than these can be guessed from one signed body that somebody saw. */
    static final int RECOMMENDED_LENGTH = 32;

    private static final int MOST = 2;

    /** @throws IllegalArgumentException with what was expected; never with the text */
    Secrets {
        all = List.copyOf(all);
        if (all.isEmpty() || all.size() > MOST || !all.stream().allMatch(Secret::isSet)) {
            throw new IllegalArgumentException("has " + all.size() + " secret(s), "
                    + all.stream().filter(Secret::isSet).count()
                    + " of them not empty; expected one, or two with a comma between them, none empty: the text"
                    + " that the webhook's settings on GitHub have under Secret, " + RECOMMENDED_LENGTH
                    + " random characters or more");
        }
    }

    /** The secrets of a text, a comma between two; blanks around each are not part of it. */
    static Secrets parse(Secret text) {
        return new Secrets(Arrays.stream(text.value().split(",", -1))
                .map(part -> new Secret(part.strip()))
                .toList());
    }

    /** Whether one of them is shorter than recommended. */
    boolean isShort() {
        return all.stream().anyMatch(secret -> secret.value().length() < RECOMMENDED_LENGTH);
    }
}
