package dev.sluice.ingester.webhook;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A log that is left alone for a second after it has failed. Whoever comes meanwhile is told so at once, in place of waiting in a row with
 * others for what is known not to answer: the last ones would wait longer than GitHub does.
 */
final class RestingLog implements BronzeLog {
    private static final Duration REST = Duration.ofSeconds(1);

    private final BronzeLog log;
    private final LongSupplier nanoTime;
    private volatile Failure last;

    /** @param nanoTime a clock that only goes forward */
    RestingLog(BronzeLog log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    private record Failure(Unavailable why, long atNanos) {}

    @Override
    public void open() {
        log.open();
    }

    @Override
    public void write(ProducerRecord<byte[], byte[]> record, Duration within) throws Unavailable {
        Failure before = last;
        if (before != null && nanoTime.getAsLong() - before.atNanos() < REST.toNanos()) {
            throw before.why();
        }
        try {
            log.write(record, within);
            last = null;
        } catch (Unavailable why) {
            last = new Failure(why, nanoTime.getAsLong());
            throw why;
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
