package dev.sluice.ingester.webhook;

import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where deliveries are kept. */
interface BronzeLog extends AutoCloseable {
    /** Begins to reach it, so that the first delivery need not wait for that; returns at once. */
    void open();

    /**
     * Returns when the record is there for good.
     *
     * @param within for how long it may take
     * @throws Unavailable if it is not known to be there: it may be, or may still come
     */
    void write(ProducerRecord<byte[], byte[]> record, Duration within) throws Unavailable;

    @Override
    void close();

    /** The log did not say that it has the record. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean lasting;

        /** @param lasting no trying again mends it, a person must */
        Unavailable(String message, boolean lasting, Throwable cause) {
            super(message, cause);
            this.lasting = lasting;
        }

        boolean isLasting() {
            return lasting;
        }
    }
}
