package dev.sluice.ingester.webhook;

import dev.sluice.runtime.health.Check;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the receiver stands, by the last thing that became of a write. */
final class Standing {
    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

    private final AtomicLong written = new AtomicLong();
    private volatile String trouble;
    private volatile String failure;

    void wrote() {
        written.incrementAndGet();
        if (trouble != null) {
            LOG.info("webhooks are written again");
            trouble = null;
        }
    }

    /** Told once per row of failures; each is counted by its outcome. */
    void failed(BronzeLog.Unavailable why) {
        if (why.isLasting()) {
            failure = "webhooks cannot be written: " + why.getMessage();
        }
        if (trouble == null) {
            LOG.warn("webhooks are refused with 503, Kafka does not take them: {}", why.getMessage());
        }
        trouble = "Kafka does not take webhooks: " + why.getMessage();
    }

    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    Check check(int port) {
        if (failure != null) {
            return Check.failed(failure);
        }
        return trouble != null
                ? Check.failed(trouble)
                : Check.ok("listening on port " + port + ", " + written + " deliveries written");
    }
}
