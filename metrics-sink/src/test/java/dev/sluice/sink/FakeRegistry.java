package dev.sluice.sink;

import dev.sluice.schemas.serdes.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** A registry in memory that knows whatever it is asked for. */
public final class FakeRegistry implements SchemaRegistry {

    private final List<Schema> schemas = new ArrayList<>();

    @Override
    public int register(String subject, Schema schema) {
        return idOf(subject, schema);
    }

    @Override
    public int idOf(String subject, Schema schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema);
    }

    @Override
    public Schema byId(int id) {
        return schemas.get(id);
    }
}
