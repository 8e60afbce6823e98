package dev.sluice.schemas.serdes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.Schema;

/**
 * Keeps what the registry once said in a file, so that known ids work while it is down. The file belongs to one
 * cluster; for another it starts empty.
 */
public final class CachedRegistry implements SchemaRegistry {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaRegistry registry;
    private final Path file;
    private final ObjectNode known;

    private CachedRegistry(SchemaRegistry registry, Path file, ObjectNode known) {
        this.registry = registry;
        this.file = file;
        this.known = known;
    }

    /** Opens the cache; a file of another cluster, or one that cannot be read as JSON, counts as empty. */
    public static CachedRegistry open(SchemaRegistry registry, Path file, String clusterId) {
        var known = read(file);
        if (!known.path("cluster").asText().equals(clusterId)) {
            known = JSON.createObjectNode().put("cluster", clusterId);
        }
        known.withObjectProperty("ids");
        known.withObjectProperty("schemas");
        return new CachedRegistry(registry, file, known);
    }

    private static ObjectNode read(Path file) {
        try {
            return Files.exists(file) && JSON.readTree(file.toFile()) instanceof ObjectNode node
                    ? node
                    : JSON.createObjectNode();
        } catch (IOException damaged) {
            return JSON.createObjectNode();
        }
    }

    /** Always asks the registry: registering is how a subject comes to be. */
    @Override
    public int register(String subject, Schema schema) {
        return remember(subject, schema, registry.register(subject, schema));
    }

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        var id = known.get("ids").get(key(subject, schema));
        return id != null ? id.intValue() : remember(subject, schema, registry.idOf(subject, schema));
    }

    @Override
    public synchronized Schema byId(int id) {
        var text = known.get("schemas").get(Integer.toString(id));
        if (text != null) {
            return new Schema.Parser().parse(text.textValue());
        }
        var schema = registry.byId(id);
        known.withObjectProperty("schemas").put(Integer.toString(id), schema.toString());
        save();
        return schema;
    }

    private synchronized int remember(String subject, Schema schema, int id) {
        known.withObjectProperty("ids").put(key(subject, schema), id);
        known.withObjectProperty("schemas").put(Integer.toString(id), SchemaText.of(schema));
        save();
        return id;
    }

    private void save() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var next = Files.createTempFile(file.toAbsolutePath().getParent(), "schemas", ".tmp");
            JSON.writeValue(next.toFile(), known);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the cache of schema ids " + file, e);
        }
    }

    private static String key(String subject, Schema schema) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var text = SchemaText.of(schema).getBytes(StandardCharsets.UTF_8);
            return subject + "@" + HexFormat.of().formatHex(digest.digest(text), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
