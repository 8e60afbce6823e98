package dev.sluice.ingester.webhook;

import io.micrometer.core.instrument.MeterRegistry;

/** What {@code /metrics} tells of webhooks: requests by outcome and, once they are verified, by kind of event. */
final class WebhookMeters {
    private static final String REQUESTS = "sluice.ingest.webhook.requests";
    private static final String UNVERIFIED = "unverified";

    private final MeterRegistry registry;

    WebhookMeters(MeterRegistry registry) {
        this.registry = registry;
        for (var outcome : Outcome.values()) {
            registry.counter(REQUESTS, "outcome", outcome.label(), "event", UNVERIFIED);
        }
    }

    void count(Answer answer) {
        var event = answer.event() == null ? UNVERIFIED : EventKind.label(answer.event());
        registry.counter(REQUESTS, "outcome", answer.outcome().label(), "event", event)
                .increment();
    }
}
