package dev.sluice.benchmarks;

import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Topics;
import dev.sluice.silver.ActorClass;
import dev.sluice.silver.Envelope;
import dev.sluice.silver.PayloadShape;
import dev.sluice.silver.Push;
import dev.sluice.silver.Watch;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.Verdict;
import dev.sluice.streams.watch.Observed;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Events that cost next to nothing to read: a record holds a number, of which all else follows. Three of four are pushes, as in the
 * feed, the others stars; they happened in the course of a week.
 */
final class CompactEvents implements Deserializer<Verdict> {
    static final String TOPIC = "benchmark.events.v1";

    private static final Instant FETCHED_AT = Instant.parse("2026-01-08T00:00:00Z");
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final long WEEK_SECONDS = Duration.ofDays(7).toSeconds();
    private static final int STAR_EVERY = 4;
    private static final int REPOSITORIES = 100_000;
    private static final int WAITING = 100_000;

    @Override
    public Verdict deserialize(String topic, byte[] bytes) {
        long number = ByteBuffer.wrap(bytes).getLong();
        boolean star = number % STAR_EVERY == 0;
        var type = star ? EventType.WATCH : EventType.PUSH;
        var event = new Envelope();
        event.setId(Long.toString(40_000_000_000L + number));
        event.setType(type.githubName());
        event.setCreatedAt(FIRST.plusSeconds(number * 7919 % WEEK_SECONDS));
        event.setIngestedAt(FETCHED_AT);
        event.setActorId(number);
        event.setActorLogin("ann");
        event.setActorClass(ActorClass.HUMAN);
        event.setRepoId(number % REPOSITORIES);
        event.setRepoName("octo/cat");
        event.setSource("file:/benchmark");
        event.setLane("github");
        event.setPayloadShape(PayloadShape.REDUCED);
        return new Accepted(
                type, event, star ? new Watch(event, "started") : push(event, number), new Observed(), false);
    }

    private static Push push(Envelope event, long number) {
        var push = new Push();
        push.setEvent(event);
        push.setRef("refs/heads/main");
        push.setBefore(sha(number));
        push.setHead(sha(number + 1));
        return push;
    }

    private static String sha(long number) {
        return "0123456789abcdef0123456789ab" + (100_000_000_000L + number);
    }

    /** The first of these numbers, less the second; every so many again at the end, as copies. */
    static long send(Log log, long from, long to, int copyEvery) throws Exception {
        var bytes = new ByteArraySerializer();
        long sent = 0;
        try (var producer = new KafkaProducer<>(log.kafka().producer(), bytes, bytes)) {
            var waiting = new ArrayList<Future<RecordMetadata>>();
            for (long number = from; number < to; number++, sent++) {
                waiting.add(producer.send(record(number)));
                drain(waiting, WAITING);
            }
            for (long number = from; copyEvery > 0 && number < to; number += copyEvery, sent++) {
                waiting.add(producer.send(record(number)));
                drain(waiting, WAITING);
            }
            drain(waiting, 0);
        }
        return sent;
    }

    /** What went wrong with a record is thrown here. */
    private static void drain(List<Future<RecordMetadata>> waiting, int most) throws Exception {
        if (waiting.size() > most) {
            for (var one : waiting) {
                one.get();
            }
            waiting.clear();
        }
    }

    private static ProducerRecord<byte[], byte[]> record(long number) {
        var value = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        int partition = (int) (number % REPOSITORIES % Topics.EVENT_PARTITIONS);
        return new ProducerRecord<>(TOPIC, partition, FIRST.toEpochMilli(), value, value);
    }
}
