package dev.sluice.ingester.live;

import dev.sluice.runtime.settings.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tokens that a person gave, taken in turn, or none; a token that was rejected is not tried again. */
public final class Credentials {
    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
    private static final long WITH_TOKEN = 5000;
    private static final long WITHOUT = 60;

    private final List<Credential> tokens;
    private final Credential anonymous = new Credential("no token", Optional.empty(), WITHOUT);

    /** @param secrets may be none: GitHub then allows 60 requests an hour */
    public Credentials(List<Secret> secrets) {
        var named = new ArrayList<Credential>();
        for (Secret secret : secrets) {
            String name = "token " + (named.size() + 1) + " of " + secrets.size();
            named.add(new Credential(name, Optional.of(secret), WITH_TOKEN));
        }
        tokens = List.copyOf(named);
    }

    /**
     * One that may ask now; empty when all are exhausted.
     *
     * @param preference the same number gives the same token while that can be: ETags differ from token to token
     */
    Optional<Credential> choose(int preference, Instant now) {
        List<Credential> usable = accepted();
        for (int i = 0; i < usable.size(); i++) {
            Credential credential = usable.get(Math.floorMod(preference + i, usable.size()));
            if (credential.state(now) == Credential.State.OK) {
                return Optional.of(credential);
            }
        }
        return Optional.empty();
    }

    /** When the first of the exhausted ones may ask again. */
    Instant nextReset() {
        return accepted().stream()
                .map(Credential::exhaustedUntil)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Takes what any answer tells of the limit, and of rights that a token need not have. */
    void note(Credential credential, Answer answer) {
        credential.note(answer);
        answer.header("X-OAuth-Scopes")
                .filter(scopes -> credential.token().isPresent() && credential.isFirstSeenWithScopes())
                .ifPresent(scopes -> LOG.warn(
                        "{} has rights beyond reading what is public; a token without any scope is enough, "
                                + "and does no harm when it gets lost",
                        credential.name()));
    }

    void reject(Credential credential, String seen) {
        credential.reject();
        if (accepted().contains(anonymous)) {
            LOG.warn(
                    "GitHub rejects {} ({}), and no other is left: going on without a token, with {} requests an hour; "
                            + "give a valid one and restart",
                    credential.name(),
                    seen,
                    anonymous.limit());
        } else {
            LOG.warn("GitHub rejects {} ({}); it is not used any more", credential.name(), seen);
        }
    }

    /** Requests an hour, of all together that are not rejected. */
    public long perHour() {
        return accepted().stream().mapToLong(Credential::limit).sum();
    }

    /** Requests left, of all together that are not rejected and have asked; empty before the first answer. */
    public OptionalLong remaining() {
        return accepted().stream()
                .flatMapToLong(credential -> credential.remaining().stream())
                .reduce(Long::sum);
    }

    /** How many tokens are in that state: OK, EXHAUSTED or REJECTED. */
    long count(Credential.State state, Instant now) {
        return tokens.stream().filter(token -> token.state(now) == state).count();
    }

    private List<Credential> accepted() {
        List<Credential> accepted =
                tokens.stream().filter(token -> !token.isRejected()).toList();
        return accepted.isEmpty() ? List.of(anonymous) : accepted;
    }
}
