package dev.sluice.streams;

import dev.sluice.schemas.serdes.SchemaRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** A registry in memory that knows every schema it is asked for; a schema has the same id in each of them. */
final class FakeRegistry implements SchemaRegistry {
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    @Override
    public int register(String subject, Schema schema) {
        int id = schema.toString().hashCode() & Integer.MAX_VALUE;
        schemas.put(id, schema);
        return id;
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return register(subject, schema);
    }

    @Override
    public Schema byId(int id) {
        return schemas.get(id);
    }
}
