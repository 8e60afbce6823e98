package dev.sluice.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.IngestPosition;
import dev.sluice.silver.Envelope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every schema of the catalogue promises to those who read it without us. */
final class SchemaContractTest {
    static List<Topic> topicsWithSchemas() {
        return Topics.all(Lane.LIVE).stream()
                .filter(topic -> topic.value() != null)
                .toList();
    }

    private static Schema schema(Class<? extends SpecificRecord> record) {
        return SpecificData.get().getSchema(record);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everySilverRecordBeginsWithTheEnvelope(EventType type) {
        var first = schema(type.record()).getFields().get(0);

        assertThat(first.name()).isEqualTo("event");
        assertThat(first.schema()).isEqualTo(Envelope.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("topicsWithSchemas")
    void everyRecordAndFieldSaysWhatItIs(Topic topic) {
        assertThat(undocumented(schema(topic.value()), new HashSet<>())).isEmpty();
    }

    private static List<String> undocumented(Schema schema, Set<String> seen) {
        var names = new ArrayList<String>();
        if (schema.getType() == Schema.Type.UNION) {
            schema.getTypes().forEach(member -> names.addAll(undocumented(member, seen)));
        } else if (schema.getType() == Schema.Type.ARRAY) {
            names.addAll(undocumented(schema.getElementType(), seen));
        } else if (schema.getType() == Schema.Type.MAP) {
            names.addAll(undocumented(schema.getValueType(), seen));
        } else if (schema.getType() == Schema.Type.RECORD && seen.add(schema.getFullName())) {
            if (isBlank(schema.getDoc())) {
                names.add(schema.getFullName());
            }
            for (var field : schema.getFields()) {
                if (isBlank(field.doc())) {
                    names.add(schema.getFullName() + "." + field.name());
                }
                names.addAll(undocumented(field.schema(), seen));
            }
        }
        return names;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    /** Without a standard value, a reader of the next version could not leave the field out again. */
    @ParameterizedTest
    @MethodSource("topicsWithSchemas")
    void everyFieldThatMayBeNullIsNullWhereAnOlderWriterDidNotKnowIt(Topic topic) {
        assertThat(schema(topic.value()).getFields())
                .filteredOn(field -> field.schema().isNullable())
                .allSatisfy(field -> assertThat(field.hasDefaultValue())
                        .as(topic.name() + " " + field.name())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("topicsWithSchemas")
    void everySchemaReadsWhatItWroteItself(Topic topic) {
        var own = schema(topic.value());

        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(own, own).getType())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @Test
    void theStateOfASourceMayGetNewNamesThatOlderReadersTakeForUnknown() {
        var state = IngestPosition.getClassSchema().getField("state").schema();

        assertThat(state.getEnumDefault()).isEqualTo("UNKNOWN");
        assertThat(state.getEnumSymbols()).contains("READING", "DONE", "FAULTY");
    }

    @Test
    void theFingerprintOfAFileIsItsSizeAndTheHashOfItsBeginning() {
        assertThat(IngestPosition.getClassSchema().getField("fingerprint").doc())
                .contains("<size>-<sha256 of the first MiB>");
    }

    @Test
    void everySilverTopicHasARecordOfItsOwn() {
        assertThat(Topics.silver(Lane.LIVE).stream().map(Topic::value))
                .doesNotHaveDuplicates()
                .hasSize(EventType.values().length);
    }
}
