package dev.sluice.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.runtime.health.Metrics;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.serdes.AvroSerdes;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shape of the topology decides the names of its changelogs: changing it is a decision about state. */
final class TopologyDescriptionTest {
    @TempDir
    private Path stateDir;

    private String describe(Lane lane) {
        return TopologyBench.topology(lane, stateDir, AvroSerdes.of(new FakeRegistry()), new Metrics())
                .describe()
                .toString();
    }

    @Test
    void liveLaneIsAsDescribed() throws IOException {
        Kept.sameAs(Path.of("src/test/resources/topology.txt"), describe(Lane.LIVE));
    }

    @Test
    void historyLaneTouchesItsOwnTopicsAndHasNoCounts() {
        assertThat(describe(Lane.HISTORY))
                .contains("github-history.bronze.events.v1", "github-history.silver.push.v1", "seen-events")
                .doesNotContain("github.bronze", "events-by-minute");
    }

    @Test
    void nothingHasAMadeUpName() {
        assertThat(describe(Lane.LIVE)).doesNotContain("KSTREAM").doesNotContain("0000");
    }
}
