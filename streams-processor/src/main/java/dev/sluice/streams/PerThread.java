package dev.sluice.streams;

import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A serializer for each thread: Streams shares what a topology names between its threads, and ours reuse their buffers.
 *
 * @param serializers one per thread
 */
record PerThread(ThreadLocal<Serializer<SpecificRecord>> serializers) implements Serializer<SpecificRecord> {
    /** Makes one at once, so that what is missing shows before the first record. */
    static PerThread of(Supplier<Serializer<SpecificRecord>> make) {
        var serializers = ThreadLocal.withInitial(make);
        serializers.get();
        return new PerThread(serializers);
    }

    @Override
    public byte[] serialize(String topic, SpecificRecord value) {
        return serializers.get().serialize(topic, value);
    }
}
