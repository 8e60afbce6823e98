package dev.sluice.ingester.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A log in memory, which can be told to fail. */
final class FakeLog implements BronzeLog {
    final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    Unavailable failure;
    boolean closed;
    /** Runs before each write. */
    Runnable before = () -> {};

    @Override
    public void open() {}

    @Override
    public synchronized void write(ProducerRecord<byte[], byte[]> record, Duration within) throws Unavailable {
        before.run();
        if (failure != null) {
            throw failure;
        }
        records.add(record);
    }

    @Override
    public void close() {
        closed = true;
    }
}
