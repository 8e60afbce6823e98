package dev.sluice.schemas.serdes;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/**
 * Asks again while the registry does not answer or does not know the schema yet, up to a limit: services start in any
 * order, and only one of them registers.
 */
public final class PatientRegistry implements SchemaRegistry {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

    private final SchemaRegistry registry;
    private final Duration limit;
    private final LongSupplier nanoTime;
    private final Consumer<String> report;

    /**
     * @param limit how long one call may take in all
     * @param nanoTime a clock that only goes forward
     * @param report told once per 10 s why it waits
     */
    public PatientRegistry(SchemaRegistry registry, Duration limit, LongSupplier nanoTime, Consumer<String> report) {
        this.registry = registry;
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.report = report;
    }

    @Override
    public int register(String subject, Schema schema) {
        return patiently(() -> registry.register(subject, schema));
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return patiently(() -> registry.idOf(subject, schema));
    }

    @Override
    public Schema byId(int id) {
        return patiently(() -> registry.byId(id));
    }

    private <T> T patiently(Supplier<T> call) {
        long start = nanoTime.getAsLong();
        long nextReport = REPORT_EVERY.toNanos();
        while (true) {
            try {
                return call.get();
            } catch (RegistryException e) {
                long waited = nanoTime.getAsLong() - start;
                if (e.isLasting()
                        || waited >= limit.toNanos()
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                if (waited >= nextReport) {
                    report.accept("waiting for the schema registry: " + e.getMessage());
                    nextReport += REPORT_EVERY.toNanos();
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
