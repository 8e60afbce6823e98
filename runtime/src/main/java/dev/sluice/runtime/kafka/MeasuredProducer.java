package dev.sluice.runtime.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer of bytes whose own measurements are shown as long as it is open. */
public final class MeasuredProducer extends KafkaProducer<byte[], byte[]> {
    private final KafkaClientMetrics meters = new KafkaClientMetrics(this);

    /** Opens it. */
    public MeasuredProducer(Map<String, Object> properties, MeterRegistry registry) {
        super(properties, new ByteArraySerializer(), new ByteArraySerializer());
        meters.bindTo(registry);
    }

    @Override
    public void close(Duration timeout) {
        meters.close();
        super.close(timeout);
    }
}
