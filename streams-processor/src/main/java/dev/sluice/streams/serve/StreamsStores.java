package dev.sluice.streams.serve;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Asks Kafka Streams. A range is read below what the stores hold back, so it shows what the last transaction held, not what is
 * under way.
 *
 * @param streams that owns the stores
 */
record StreamsStores(KafkaStreams streams) implements Stores {
    @Override
    public <K, V> Set<Integer> scan(String store, K from, K to, Visitor<K, V> visitor) {
        var query = RangeQuery.<K, V>withRange(from, to);
        try {
            var results = streams.query(
                            StateQueryRequest.inStore(store).withQuery(query).requireActive())
                    .getPartitionResults();
            var answered = new TreeSet<Integer>();
            results.forEach((partition, result) -> {
                if (show(partition, result, visitor)) {
                    answered.add(partition);
                }
            });
            return answered;
        } catch (IllegalStateException | StreamsException e) {
            throw new NotRunning("the store " + store + " cannot be asked while Streams is " + streams.state(), e);
        }
    }

    @Override
    public String state() {
        return streams.state().name();
    }

    @Override
    public List<String> peers() {
        try {
            return streams.metadataForAllStreamsClients().stream()
                    .map(peer -> peer.host() + ":" + peer.port())
                    .toList();
        } catch (IllegalStateException | StreamsException e) {
            throw new NotRunning("the peers are not known while Streams is " + streams.state(), e);
        }
    }

    private static <K, V> boolean show(
            int partition, QueryResult<KeyValueIterator<K, V>> result, Visitor<K, V> visitor) {
        if (result.isFailure()) {
            return false;
        }
        try (var entries = result.getResult()) {
            entries.forEachRemaining(entry -> visitor.entry(partition, entry.key, entry.value));
        }
        return true;
    }
}
