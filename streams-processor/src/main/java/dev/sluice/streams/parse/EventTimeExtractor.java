package dev.sluice.streams.parse;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Event time of a bronze record: when it was created, never later than it was fetched (brokers refuse timestamps of the
 * future). A refused line takes the time that its partition has reached.
 */
final class EventTimeExtractor implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> bronze, long partitionTime) {
        if (bronze.value() instanceof Accepted event) {
            return Math.min(event.createdAt(), event.fetchedAt());
        }
        return Math.max(0, partitionTime >= 0 ? partitionTime : bronze.timestamp());
    }
}
