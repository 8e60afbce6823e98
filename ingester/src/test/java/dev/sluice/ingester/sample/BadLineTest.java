package dev.sluice.ingester.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.schemas.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BadLineTest {
    private static final Set<Reason> OF_THE_TEXT =
            EnumSet.of(Reason.SYNTAX, Reason.TRAILING, Reason.DEPTH, Reason.SIZE, Reason.DUPLICATE_KEY);
    private static final String GOOD = new String(goodLine(), UTF_8);
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(200).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @ParameterizedTest
    @EnumSource(BadLine.class)
    void eachIsBadInItsOwnWayAndNoOther(BadLine bad) throws IOException {
        byte[] line = bad.of(GOOD);

        if (OF_THE_TEXT.contains(bad.reason())) {
            assertThatThrownBy(() -> STRICT.readTree(line)).isInstanceOf(IOException.class);
        } else if (bad.reason() == Reason.ENCODING) {
            assertThatThrownBy(() -> UTF_8.newDecoder().decode(ByteBuffer.wrap(line)))
                    .isInstanceOf(CharacterCodingException.class);
        } else {
            JsonNode event = STRICT.readTree(line);
            assertThat(event).isNotEqualTo(STRICT.readTree(GOOD));
            assertThat(event.isObject()).isEqualTo(bad.reason() != Reason.NOT_OBJECT);
        }
    }

    @ParameterizedTest
    @EnumSource(BadLine.class)
    void everyGoodLineCanBeDamaged(BadLine bad) {
        var sample = new SampleEvents(3);
        for (long n = 0; n < 2_000; n++) {
            if (sample.expected(n) instanceof Expected.Accepted) {
                assertThat(bad.of(new String(sample.line(n), UTF_8))).isNotEqualTo(sample.line(n));
            }
        }
    }

    private static byte[] goodLine() {
        return new SampleEvents(1).line(firstAccepted(new SampleEvents(1)));
    }

    private static long firstAccepted(SampleEvents sample) {
        long n = 0;
        while (!(sample.expected(n) instanceof Expected.Accepted)) {
            n++;
        }
        return n;
    }
}
