package dev.sluice.query.http;

import dev.sluice.query.gold.GoldSnapshots;
import dev.sluice.query.stores.StoreClient;
import dev.sluice.runtime.health.Check;
import dev.sluice.runtime.health.Metrics;
import io.javalin.http.Context;
import java.util.List;

/** Alive, ready and why not, and the measurements. */
public final class HealthEndpoint {
    private final StoreClient stores;
    private final GoldSnapshots gold;
    private final Metrics metrics;

    /** Over the two that answers come from. */
    public HealthEndpoint(StoreClient stores, GoldSnapshots gold, Metrics metrics) {
        this.stores = stores;
        this.gold = gold;
        this.metrics = metrics;
    }

    /** One part's state. */
    record PartCheck(String part, boolean ok, String detail) {}

    /** All parts' states. */
    record Ready(boolean ready, List<PartCheck> checks) {}

    void livez(Context http) {
        http.contentType("text/plain; charset=utf-8").result("alive\n");
    }

    void readyz(Context http) {
        var checks = checks();
        boolean ready = checks.stream().allMatch(PartCheck::ok);
        http.status(ready ? 200 : 503).json(new Ready(ready, checks));
    }

    void metrics(Context http) {
        http.contentType(Metrics.CONTENT_TYPE).result(metrics.scrape());
    }

    /** All parts in one sentence. */
    public Check check() {
        return checks().stream()
                .filter(part -> !part.ok())
                .findFirst()
                .map(part -> Check.failed(part.part() + ": " + part.detail()))
                .orElseGet(() -> Check.ok("serving, " + gold.check().detail()));
    }

    private List<PartCheck> checks() {
        var snapshot = gold.check();
        return List.of(stores(), new PartCheck("gold", snapshot.ok(), snapshot.detail()));
    }

    private PartCheck stores() {
        var view = stores.view();
        var coverage = view.coverage();
        var detail = coverage.partitionsAnswered() + " of " + coverage.partitionsTotal() + " partitions answer";
        return view.instances().isEmpty()
                ? new PartCheck("stores", false, "no streams-processor answers; see SLUICE_STREAMS_URLS")
                : new PartCheck("stores", coverage.complete(), detail);
    }
}
