package dev.sluice.ingester.webhook;

import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.kafka.MeasuredProducer;
import dev.sluice.runtime.kafka.TopicSetup;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * A Kafka log, opened beside the requests, for that may take longer than GitHub waits: until a broker is reached deliveries are refused, and
 * each that comes has it tried again. The producer is idempotent and has no transactions, for a delivery is one record.
 */
final class KafkaLog implements BronzeLog {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    /** All of these together stay below the ten seconds that GitHub waits. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "enable.idempotence", "true",
            "linger.ms", "0",
            "max.block.ms", "2000",
            "request.timeout.ms", "3000",
            "delivery.timeout.ms", "6000",
            "buffer.memory", Integer.toString(32 << 20));

    private static final Map<String, String> IMPATIENT_ADMIN =
            Map.of("request.timeout.ms", "2000", "default.api.timeout.ms", "3000");

    private final Supplier<Producer<byte[], byte[]>> open;
    private final LongSupplier nanoTime;
    private final ExecutorService opener = Executors.newSingleThreadExecutor(KafkaLog::daemon);
    private CompletableFuture<Producer<byte[], byte[]>> opening;

    /**
     * @param open makes the producer; a {@link RuntimeException} means that it could not, for now
     * @param nanoTime a clock that only goes forward
     */
    KafkaLog(Supplier<Producer<byte[], byte[]>> open, LongSupplier nanoTime) {
        this.open = open;
        this.nanoTime = nanoTime;
    }

    static KafkaLog of(KafkaSettings kafka, MeterRegistry meters) {
        return new KafkaLog(() -> producer(kafka, meters), System::nanoTime);
    }

    private static Producer<byte[], byte[]> producer(KafkaSettings kafka, MeterRegistry meters) {
        ensureTopics(kafka);
        var properties = kafka.producer();
        properties.putAll(IMPATIENT);
        return new MeasuredProducer(properties, meters);
    }

    private static void ensureTopics(KafkaSettings kafka) {
        var properties = kafka.client();
        properties.putAll(IMPATIENT_ADMIN);
        try (var admin = Admin.create(properties)) {
            TopicSetup.ensure(
                    admin,
                    Stream.of(Topics.bronze(Lane.LIVE), Topics.DEAD_LETTERS)
                            .map(topic -> topic.create(kafka.replication()))
                            .toList());
        }
    }

    @Override
    public void write(ProducerRecord<byte[], byte[]> record, Duration within) throws Unavailable {
        long end = nanoTime.getAsLong() + within.toNanos();
        try {
            var sent = opening().get(within.toNanos() / 2, TimeUnit.NANOSECONDS).send(record);
            sent.get(end - nanoTime.getAsLong(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unavailable(e.getCause());
        } catch (TimeoutException e) {
            throw new Unavailable("Kafka did not take the record within " + within, false, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("stopped while Kafka was taking the record", false, e);
        } catch (KafkaException | IllegalStateException e) {
            throw unavailable(e);
        }
    }

    /** What goes wrong is thrown by the writes. */
    @SuppressWarnings("FutureReturnValueIgnored")
    @Override
    public void open() {
        opening();
    }

    /** The producer, or the attempt at it that is under way; one that failed is followed by another. */
    private synchronized CompletableFuture<Producer<byte[], byte[]>> opening() {
        if (opening == null || opening.isCompletedExceptionally()) {
            opening = CompletableFuture.supplyAsync(open, opener);
        }
        return opening;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "webhook-log");
        thread.setDaemon(true);
        return thread;
    }

    private static Unavailable unavailable(Throwable e) {
        var why = e.getCause() == null ? "" : ", because of " + reason(e.getCause());
        return new Unavailable(reason(e) + why, isLasting(e), e);
    }

    private static String reason(Throwable e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /** Without a cause an illegal state is no network's fault: a topic has another number of partitions. */
    private static boolean isLasting(Throwable e) {
        boolean contract = e instanceof IllegalStateException && e.getCause() == null && !(e instanceof KafkaException);
        return contract || isRefusal(e) || isRefusal(e.getCause());
    }

    private static boolean isRefusal(Throwable e) {
        return e instanceof AuthenticationException || e instanceof AuthorizationException;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // one that was never opened needs no closing
    @Override
    public synchronized void close() {
        opener.shutdownNow();
        if (opening != null) {
            opening.thenAccept(producer -> producer.close(CLOSE_WITHIN));
        }
    }
}
