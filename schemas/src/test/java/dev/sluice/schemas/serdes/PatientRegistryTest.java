package dev.sluice.schemas.serdes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

final class PatientRegistryTest {
    private static final Schema SCHEMA = SchemaBuilder.builder().longType();

    private final FakeRegistry registry = new FakeRegistry();
    private final List<String> reports = new ArrayList<>();
    private long now;

    @Test
    void asksAgainUntilTheSchemaIsRegistered() {
        var patient = patient(() -> {
            now += Duration.ofSeconds(4).toNanos();
            if (now > Duration.ofSeconds(12).toNanos()) {
                registry.schemas.put(1, SCHEMA);
            }
            return now;
        });

        assertThat(patient.idOf("a-value", SCHEMA)).isEqualTo(1);
        assertThat(reports).hasSize(1).first().asString().contains("40403");
    }

    @Test
    void givesUpAtItsLimit() {
        registry.down = true;
        var patient = patient(() -> now += Duration.ofSeconds(40).toNanos());

        assertThatThrownBy(() -> patient.byId(1)).hasMessageContaining("connection refused");
    }

    @Test
    void aRefusalIsNotAskedForAgain() {
        var refusing = new SchemaRegistry() {
            @Override
            public int register(String subject, Schema schema) {
                throw RegistryException.refused("409 incompatible");
            }

            @Override
            public int idOf(String subject, Schema schema) {
                return 0;
            }

            @Override
            public Schema byId(int id) {
                return null;
            }
        };
        var patient = new PatientRegistry(refusing, Duration.ofSeconds(60), () -> 0, reports::add);

        assertThatThrownBy(() -> patient.register("a-value", SCHEMA)).hasMessageContaining("409");
    }

    private PatientRegistry patient(java.util.function.LongSupplier clock) {
        return new PatientRegistry(registry, Duration.ofSeconds(60), clock, reports::add);
    }
}
