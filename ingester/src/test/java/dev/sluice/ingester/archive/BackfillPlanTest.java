package dev.sluice.ingester.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.Positions;
import dev.sluice.ingester.archive.BackfillPlan.Fate;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BackfillPlanTest {
    @TempDir
    Path folder;

    @Test
    void thePlanSaysWhatWouldBecomeOfEachHour() {
        try (var bench = new ArchiveBench(folder.resolve("cache"))) {
            bench.server().put("2016-01-01-1", new byte[1_500_000], "\"v1\"");
            bench.server().put("2016-01-01-2", new byte[500_000], "\"v1\"");
            Map<String, IngestPosition> positions = Map.of(
                    "archive:2016-01-01-0",
                    position(0, SourceState.DONE),
                    "archive:2016-01-01-2",
                    position(2, SourceState.READING));

            BackfillPlan plan = bench.open().plan(id -> Optional.ofNullable(positions.get(id)));

            assertThat(plan.hours())
                    .map(BackfillPlan.Planned::fate)
                    .containsExactly(Fate.DONE, Fate.NEW, Fate.GO_ON, Fate.MISSING);
            assertThat(plan.summary())
                    .isEqualTo(
                            "4 hours, 2016-01-01-0 to 2016-01-01-3: 1 new, 1 go on, 1 done, 1 missing; 2 MiB to download");
            assertThat(bench.server().asked()).allMatch(question -> question.startsWith("HEAD"));
            assertThat(folder.resolve("cache")).doesNotExist();
        }
    }

    @Test
    void whatIsNotAskedForYetAndWhatIsNotAnsweredAreSaidSo() {
        Instant now = Instant.parse("2016-01-01T04:30:00Z");
        try (var bench = new ArchiveBench(folder.resolve("cache"))) {
            Archive archive = bench.open(now, Map.of());
            bench.server().close();
            IngestPosition missing = Positions.of("archive:2016-01-01-0", SourceState.MISSING, 0)
                    .setRetryAt(now.plusSeconds(60))
                    .build();

            BackfillPlan plan = archive.plan(id -> id.endsWith("-0") ? Optional.of(missing) : Optional.empty());

            assertThat(plan.hours())
                    .map(BackfillPlan.Planned::fate)
                    .containsExactly(Fate.MISSING, Fate.UNKNOWN, Fate.UNKNOWN, Fate.TOO_EARLY);
            assertThat(plan.hours().get(1).note()).contains("was not answered");
            assertThat(plan.hours().get(3).note()).isEqualTo("asked for from 2016-01-01T05:10:00Z");
        }
    }

    private static IngestPosition position(int hour, SourceState state) {
        return Positions.of("archive:2016-01-01-" + hour, state, 10).build();
    }
}
