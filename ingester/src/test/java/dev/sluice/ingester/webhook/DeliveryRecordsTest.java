package dev.sluice.ingester.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.read.Lines;
import dev.sluice.schemas.Headers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeliveryRecordsTest {
    private static final String BODY =
            "{\n  \"ref\": \"refs/heads/main\",\n  \"repository\": {\n    \"id\": 77\n  }\n}\n";

    @Test
    void bronzeHasTheBytesAsTheyCameUnderTheRepositorysId() {
        var record = DeliveryRecords.of(delivery(BODY.getBytes(UTF_8)));

        assertThat(record.topic()).isEqualTo("github.bronze.events.v1");
        assertThat(record.key()).isEqualTo("77".getBytes(UTF_8));
        assertThat(record.value()).isEqualTo(BODY.getBytes(UTF_8));
        assertThat(record.partition()).isNull();
        assertThat(record.timestamp()).isEqualTo(1_795_262_400_000L);
        assertThat(Headers.text(record.headers(), Headers.SOURCE)).isEqualTo("webhook");
        assertThat(Headers.text(record.headers(), Headers.FETCHED_AT)).isEqualTo("1795262400000");
        assertThat(Headers.text(record.headers(), Headers.POSITION)).isEqualTo("d-1");
        assertThat(Headers.text(record.headers(), Headers.WEBHOOK_EVENT)).isEqualTo("push");
        assertThat(Headers.text(record.headers(), Headers.WEBHOOK_DELIVERY)).isEqualTo("d-1");
    }

    @Test
    void aBodyWithoutARepositoryGoesUnderItsSource() {
        assertThat(DeliveryRecords.of(delivery("Hello, World!".getBytes(UTF_8))).key())
                .isEqualTo("webhook".getBytes(UTF_8));
    }

    @Test
    void theLongestLineOfBronzeIsBronzeStill() {
        assertThat(DeliveryRecords.of(delivery(new byte[Lines.CAP])).topic()).isEqualTo("github.bronze.events.v1");
    }

    @Test
    void aLongerOneBecomesADeadLetterThatTellsItsSizeAndHash() {
        byte[] body = Arrays.copyOf(BODY.getBytes(UTF_8), Lines.CAP + 1);

        var letter = DeliveryRecords.of(delivery(body));

        assertThat(letter.topic()).isEqualTo("github.ops.dead-letters.v1");
        assertThat(letter.key()).isEqualTo("77".getBytes(UTF_8));
        assertThat(letter.value()).isEqualTo(Arrays.copyOf(body, 64 << 10));
        assertThat(Headers.text(letter.headers(), Headers.REASON)).isEqualTo("OVERSIZED");
        assertThat(Headers.text(letter.headers(), Headers.STAGE)).isEqualTo("ingest");
        assertThat(Headers.text(letter.headers(), Headers.LENGTH)).isEqualTo("8388609");
        assertThat(Headers.text(letter.headers(), Headers.SHA256)).hasSize(64);
        assertThat(Headers.text(letter.headers(), Headers.POSITION)).isEqualTo("d-1");
    }

    private static Delivery delivery(byte[] body) {
        return new Delivery("push", "d-1", body, 1_795_262_400_000L);
    }
}
