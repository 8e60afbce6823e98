package dev.sluice.ingester.webhook;

import dev.sluice.ingester.read.RepoKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a request to its answer. Nobody is believed before the signature is: until then nothing of the body is looked at. What is answered
 * with 202 is in the log for good, or is nothing that we keep.
 */
final class Reception {
    /** The only path. */
    static final String PATH = "/webhooks/github";

    /** GitHub gives up after ten seconds, of which the way and a busy machine take their part. */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final Duration WRITE_AT_LEAST = Duration.ofMillis(500);
    private static final Pattern DELIVERY_ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private final Secrets secrets;
    private final BronzeLog log;
    private final Standing standing;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Bodies bodies = new Bodies();

    /**
     * @param standing told what became of each write
     * @param clock for {@code fetched_at}
     * @param nanoTime a clock that only goes forward
     */
    Reception(Secrets secrets, BronzeLog log, Standing standing, Clock clock, LongSupplier nanoTime) {
        this.secrets = secrets;
        this.log = log;
        this.standing = standing;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** @throws IOException if the body did not come to its end: there is nobody to answer */
    Answer answer(Request request) throws IOException {
        long deadline = nanoTime.getAsLong() + ANSWER_WITHIN.toNanos();
        if (!PATH.equals(request.path())) {
            return Answer.unverified(Outcome.NOT_FOUND, "there is nothing here; webhooks go to " + PATH);
        }
        if (!request.method().equals("POST")) {
            return Answer.unverified(Outcome.WRONG_METHOD, "webhooks are sent with POST");
        }
        try {
            return answerPost(request, deadline);
        } catch (Bodies.TooLarge e) {
            return Answer.unverified(
                    Outcome.TOO_LARGE, "the body has more than " + Bodies.CAP + " bytes, which GitHub never sends");
        }
    }

    private Answer answerPost(Request request, long deadline) throws IOException, Bodies.TooLarge {
        var length = request.length();
        var room = bodies.room(length);
        if (room.isEmpty()) {
            return Answer.unverified(Outcome.UNAVAILABLE, "too many long bodies are being read; send it again later");
        }
        try (var taken = room.get()) {
            Signature signature;
            try {
                signature = Signature.parse(request.header(Signature.HEADER));
            } catch (IllegalArgumentException e) {
                return Answer.unverified(Outcome.UNSIGNED, e.getMessage());
            }
            byte[] body = taken.read(request.body().open());
            if (!isWhole(body, length)) {
                throw new IOException("the body ended after " + body.length + " of " + length.getAsLong() + " bytes");
            }
            if (!signature.isOf(body, secrets)) {
                return Answer.unverified(
                        Outcome.FORGED,
                        "the signature is not that of the body with our secret; see that the secret in the webhook's"
                                + " settings is one of SLUICE_WEBHOOK_SECRETS");
            }
            return answerVerified(request, body, deadline);
        }
    }

    private static boolean isWhole(byte[] body, OptionalLong length) {
        return length.isEmpty() || body.length == length.getAsLong();
    }

    private Answer answerVerified(Request request, byte[] body, long deadline) {
        if (!isJson(request.header("Content-Type"))) {
            return Answer.unverified(
                    Outcome.NOT_JSON,
                    "the body is not announced as JSON; choose the content type application/json in the webhook's"
                            + " settings");
        }
        var event = request.header("X-GitHub-Event");
        var id = request.header("X-GitHub-Delivery");
        if (event == null || !EventKind.isName(event)) {
            return Answer.unverified(
                    Outcome.MALFORMED, "the header X-GitHub-Event is absent or odd; expected a name such as push");
        }
        if (id == null || !DELIVERY_ID.matcher(id).matches()) {
            return Answer.unverified(
                    Outcome.MALFORMED,
                    "the header X-GitHub-Delivery is absent or odd; expected letters, digits and hyphens, at most 64");
        }
        return answer(new Delivery(event, id, body, clock.millis()), deadline);
    }

    private static boolean isJson(String contentType) {
        var type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        return type.toLowerCase(Locale.ROOT).equals("application/json");
    }

    private Answer answer(Delivery delivery, long deadline) {
        return switch (EventKind.of(delivery.event())) {
            case PING -> new Answer(Outcome.PING, "webhooks are received here", delivery.event());
            case PUBLIC -> keep(delivery, deadline);
            case PRIVATE -> ignored(delivery, "events of this kind are not kept");
            case UNKNOWN ->
                RepoKey.of(delivery.body()).isPresent()
                        ? keep(delivery, deadline)
                        : ignored(delivery, "the kind is not known, and no repository is named");
        };
    }

    private static Answer ignored(Delivery delivery, String why) {
        return new Answer(Outcome.IGNORED, why, delivery.event());
    }

    private Answer keep(Delivery delivery, long deadline) {
        var left = Duration.ofNanos(deadline - nanoTime.getAsLong());
        try {
            log.write(DeliveryRecords.of(delivery), left.compareTo(WRITE_AT_LEAST) < 0 ? WRITE_AT_LEAST : left);
            standing.wrote();
        } catch (BronzeLog.Unavailable e) {
            LOG.debug("delivery {} is not known to be written", delivery.id(), e);
            standing.failed(e);
            return new Answer(
                    Outcome.UNAVAILABLE, "the log did not take it in time; deliver it again later", delivery.event());
        }
        return DeliveryRecords.isOversized(delivery)
                ? new Answer(Outcome.OVERSIZED, "too long for bronze; kept as a dead letter", delivery.event())
                : new Answer(Outcome.ACCEPTED, "kept", delivery.event());
    }
}
