package dev.sluice.ingester;

import dev.sluice.ingester.group.SlotShare;
import dev.sluice.ingester.publish.SlotClaim;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Nothing to read: what comes, comes to the webhook port. */
final class AwaitDeliveries implements Work {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Override
    public List<String> sources() {
        return List.of();
    }

    @Override
    public boolean ends() {
        return false;
    }

    @Override
    public void run(SlotClaim slots, SlotShare share, BooleanSupplier stopped) throws InterruptedException {
        while (!stopped.getAsBoolean()) {
            share.awaitChange(LOOK_EVERY);
        }
    }
}
