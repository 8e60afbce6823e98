package dev.sluice.schemas.serdes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CachedRegistryTest {
    private static final Schema SCHEMA =
            SchemaBuilder.record("A").fields().requiredLong("n").endRecord();

    @TempDir
    Path dir;

    private final FakeRegistry registry = new FakeRegistry();

    @Test
    void knownIdsWorkWhileTheRegistryIsDown() {
        int id = open("cluster-1").register("a-value", SCHEMA);
        registry.down = true;

        var reopened = open("cluster-1");

        assertThat(reopened.idOf("a-value", SCHEMA)).isEqualTo(id);
        assertThat(reopened.byId(id)).isEqualTo(SCHEMA);
    }

    @Test
    void anUnknownIdIsAskedForAndKept() {
        registry.schemas.put(7, SCHEMA);

        assertThat(open("cluster-1").byId(7)).isEqualTo(SCHEMA);
        assertThat(open("cluster-1").byId(7)).isEqualTo(SCHEMA);
        assertThat(registry.asked).containsExactly("byId 7");
    }

    @Test
    void idsOfAnotherClusterAreForgotten() {
        open("cluster-1").register("a-value", SCHEMA);
        registry.down = true;

        assertThatThrownBy(() -> open("cluster-2").idOf("a-value", SCHEMA)).isInstanceOf(RegistryException.class);
    }

    @Test
    void aDamagedFileCountsAsEmpty() throws Exception {
        Files.writeString(dir.resolve("schemas.json"), "{\"cluster\": ");

        assertThat(open("cluster-1").register("a-value", SCHEMA)).isEqualTo(1);
    }

    private CachedRegistry open(String cluster) {
        return CachedRegistry.open(registry, dir.resolve("schemas.json"), cluster);
    }
}
