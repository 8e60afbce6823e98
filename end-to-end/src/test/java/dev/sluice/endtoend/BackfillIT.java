package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.fakegithub.FakeGithub;
import dev.sluice.ingester.fakegithub.FakeGithubPlan;
import dev.sluice.ingester.fakegithub.Hours;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive through the history lane: the same gold as a batch computation, and a hole is told. */
final class BackfillIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int FINDINGS = 3;

    @TempDir
    private Path folder;

    @Test
    void anHourOfTheArchiveIsInGoldAndAMissingOneIsAFinding() throws Exception {
        var hours = Files.createDirectories(folder.resolve("hours"));
        var hour = Hour.copyTo(hours, "2016-01-01-1.json.gz");
        try (var github = FakeGithub.start(FakeGithubPlan.standard().hours(Hours.folder(hours)), Clock.systemUTC());
                var sluice = SluiceProcess.up(
                        Map.of(
                                "SLUICE_ARCHIVE_URL", github.archiveTemplate(),
                                "SLUICE_ARCHIVE_FROM", "2016-01-01-1",
                                "SLUICE_ARCHIVE_TO", "2016-01-01-2"),
                        folder.resolve("data"),
                        "archive",
                        "--until-idle");
                var oracle = Oracle.over(List.of(hour))) {
            assertThat(sluice.await(LIMIT)).as(sluice.output() + sluice.log()).isEqualTo(FINDINGS);

            assertThat(sluice.report().get("findings")).hasSize(1);
            assertThat(sluice.report().get("findings").get(0).textValue())
                    .startsWith("archive:2016-01-01-2 is missing: ")
                    .contains("404");
            assertThat(sluice.report().get("silver").longValue()).isEqualTo(oracle.events());
            assertThat(Comparison.differences(oracle, sluice.dataDir(), sluice.gold()))
                    .allSatisfy((table, rows) -> assertThat(rows).as(table).isEmpty());
        }
    }
}
