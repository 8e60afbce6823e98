package dev.sluice.standalone.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ops.LetterState;
import dev.sluice.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** The dead letters of a cluster, and what was noted of them. */
final class LetterLog {
    private final TopicReader reader;
    private final Deserializer<LetterState> states;

    LetterLog(TopicReader reader, Deserializer<LetterState> states) {
        this.reader = reader;
        this.states = states;
    }

    /** How every line stands. */
    List<Standing> standings(int maxAttempts) {
        var notes = new HashMap<LetterId, LetterState>();
        reader.readAll(Topics.LETTER_STATES, record -> note(record, notes));
        var standings = new Standings(notes, maxAttempts);
        reader.readAll(Topics.DEAD_LETTERS, record -> standings.add(Letter.of(record)));
        return standings.all();
    }

    /** Shows the newest letter of each of these lines, whole, by partition and in order. */
    void open(Collection<Standing> standings, BiConsumer<Standing, ConsumerRecord<byte[], byte[]>> visitor) {
        var byPartition = new TreeMap<Integer, TreeMap<Long, Standing>>();
        standings.forEach(standing -> byPartition
                .computeIfAbsent(standing.letter().at().partition(), partition -> new TreeMap<>())
                .put(standing.letter().at().offset(), standing));
        byPartition.forEach((partition, byOffset) ->
                reader.read(Topics.DEAD_LETTERS, partition, byOffset.firstKey(), byOffset.lastKey(), record -> {
                    if (byOffset.containsKey(record.offset())) {
                        visitor.accept(byOffset.get(record.offset()), record);
                    }
                }));
    }

    /**
     * Waits until the notes say enough.
     *
     * @param patience ends the waiting when nothing was noted for so long
     * @return the newest note of each letter
     */
    Map<LetterId, LetterState> await(Predicate<Map<LetterId, LetterState>> isEnough, Duration patience) {
        var notes = new HashMap<LetterId, LetterState>();
        reader.follow(Topics.LETTER_STATES, record -> note(record, notes), () -> isEnough.test(notes), patience);
        return notes;
    }

    private void note(ConsumerRecord<byte[], byte[]> record, Map<LetterId, LetterState> notes) {
        var id = LetterId.parse(new String(record.key(), UTF_8));
        var state = states.deserialize(record.topic(), record.value());
        if (state == null) {
            notes.remove(id);
        } else {
            notes.put(id, state);
        }
    }
}
