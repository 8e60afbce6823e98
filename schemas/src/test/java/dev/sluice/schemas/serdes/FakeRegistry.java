package dev.sluice.schemas.serdes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** A registry in memory that can be down. */
final class FakeRegistry implements SchemaRegistry {
    final Map<Integer, Schema> schemas = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    boolean down;

    @Override
    public int register(String subject, Schema schema) {
        ask("register " + subject);
        schemas.put(schemas.size() + 1, schema);
        return schemas.size();
    }

    @Override
    public int idOf(String subject, Schema schema) {
        ask("idOf " + subject);
        return schemas.entrySet().stream()
                .filter(entry -> entry.getValue().equals(schema))
                .findFirst()
                .orElseThrow(() -> RegistryException.unknown("40403 schema not found under " + subject))
                .getKey();
    }

    @Override
    public Schema byId(int id) {
        ask("byId " + id);
        return schemas.get(id);
    }

    private void ask(String question) {
        asked.add(question);
        if (down) {
            throw RegistryException.unreachable("connection refused", null);
        }
    }
}
