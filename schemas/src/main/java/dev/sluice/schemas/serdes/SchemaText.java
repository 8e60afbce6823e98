package dev.sluice.schemas.serdes;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The text under which a schema is registered: docs and defaults kept, Java's own marks left out. */
public final class SchemaText {
    private static final String JAVA_STRING = ",\"avro.java.string\":\"String\"";
    private static final String MARKED_STRING = "{\"type\":\"string\"" + JAVA_STRING + "}";

    private SchemaText() {}

    /** Text of a schema without {@code avro.java.string}, which would make it a version of its own. */
    public static String of(Schema schema) {
        return schema.toString().replace(MARKED_STRING, "\"string\"").replace(JAVA_STRING, "");
    }

    /** Schema of a generated class. */
    public static Schema schema(Class<? extends SpecificRecord> record) {
        return SpecificData.get().getSchema(record);
    }
}
