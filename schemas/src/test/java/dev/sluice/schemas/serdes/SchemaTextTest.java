package dev.sluice.schemas.serdes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.EventType;
import dev.sluice.silver.Envelope;
import dev.sluice.silver.Push;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SchemaTextTest {
    @Test
    void javasOwnMarksAreLeftOut() {
        assertThat(Push.SCHEMA$.toString()).contains("avro.java.string");
        assertThat(SchemaText.of(Push.SCHEMA$)).doesNotContain("avro.java.string");
        assertThat(new Schema.Parser()
                        .parse(SchemaText.of(Push.SCHEMA$))
                        .getField("ref")
                        .schema()
                        .toString())
                .isEqualTo("[\"null\",\"string\"]");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everySilverRecordBeginsWithTheEnvelopeAndEveryFieldIsExplained(EventType type) {
        var schema = SchemaText.schema(type.record());

        assertThat(schema.getFields().get(0).name()).isEqualTo("event");
        assertThat(schema.getFields().get(0).schema()).isEqualTo(Envelope.SCHEMA$);
        assertThat(schema.getDoc()).isNotBlank();
        assertThat(schema.getFields())
                .allSatisfy(field -> assertThat(field.doc()).isNotBlank());
    }
}
