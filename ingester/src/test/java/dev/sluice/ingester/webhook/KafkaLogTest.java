package dev.sluice.ingester.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.runtime.kafka.KafkaSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaLogTest {
    private static final ProducerRecord<byte[], byte[]> RECORD = new ProducerRecord<>("t", new byte[] {1});
    private static final Duration SOON = Duration.ofMillis(500);

    private final MockProducer<byte[], byte[]> producer = producer(true);

    @Test
    void itReturnsWhenTheLogHasTheRecord() throws BronzeLog.Unavailable {
        var log = log(() -> producer);

        log.open();
        log.write(RECORD, SOON);

        assertThat(producer.history()).containsExactly(RECORD);
        log.close();
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void whatTheLogDoesNotConfirmInTimeIsUnavailable() {
        var log = log(() -> producer(false));

        assertThatThrownBy(() -> log.write(RECORD, SOON))
                .isInstanceOf(BronzeLog.Unavailable.class)
                .hasMessage("Kafka did not take the record within PT0.5S");
    }

    @Test
    void aNetworkThatFailsMayComeBack() {
        producer.sendException = new NetworkException("gone");

        assertThat(failure(() -> producer).isLasting()).isFalse();
    }

    @Test
    void whatIsNotAllowedLasts() {
        producer.sendException = new TopicAuthorizationException("no");

        assertThat(failure(() -> producer).isLasting()).isTrue();
    }

    @Test
    void aTopicWithOtherPartitionsLasts() {
        assertThat(failure(() -> {
                            throw new IllegalStateException("topic has 3 partitions, expected 4");
                        })
                        .isLasting())
                .isTrue();
    }

    @Test
    void aBrokerThatCannotBeAskedMayComeBack() {
        assertThat(failure(() -> {
                            throw new IllegalStateException("cannot create topic", new NetworkException("gone"));
                        })
                        .isLasting())
                .isFalse();
    }

    @Test
    void itIsOpenedByTheFirstWriteThatReachesABroker() throws BronzeLog.Unavailable {
        var attempts = new ArrayDeque<Supplier<Producer<byte[], byte[]>>>(List.of(
                () -> {
                    throw new KafkaException("no broker");
                },
                () -> producer));
        var log = log(() -> attempts.remove().get());

        assertThatThrownBy(() -> log.write(RECORD, SOON)).isInstanceOf(BronzeLog.Unavailable.class);
        log.write(RECORD, SOON);
        log.write(RECORD, SOON);

        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void anOpeningThatTakesLongHoldsNoDeliveryLongerThanItMayTake() {
        var goOn = new CompletableFuture<Producer<byte[], byte[]>>();
        var log = log(goOn::join);

        assertThatThrownBy(() -> log.write(RECORD, SOON)).isInstanceOf(BronzeLog.Unavailable.class);

        goOn.complete(producer);
        log.close();
    }

    @Test
    void withoutABrokerItIsUnavailableWithinTheTimeThatIsGiven() {
        var log = KafkaLog.of(new KafkaSettings("localhost:1", "http://localhost:1", 1), new SimpleMeterRegistry());

        assertThatThrownBy(() -> log.write(RECORD, SOON)).isInstanceOf(BronzeLog.Unavailable.class);

        log.close();
    }

    private static KafkaLog log(Supplier<Producer<byte[], byte[]>> open) {
        return new KafkaLog(open, System::nanoTime);
    }

    private static BronzeLog.Unavailable failure(Supplier<Producer<byte[], byte[]>> open) {
        return catchThrowableOfType(BronzeLog.Unavailable.class, () -> log(open).write(RECORD, SOON));
    }

    private static MockProducer<byte[], byte[]> producer(boolean autoComplete) {
        return new MockProducer<>(autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
