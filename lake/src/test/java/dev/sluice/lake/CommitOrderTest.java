package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lake.PowerLossFs.Op;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of a first commit's operations, written out: reliability rests on it. */
class CommitOrderTest {

    @Test
    void bytesThenNamesThenTheEntryThenItsLink() throws IOException {
        LakeBench sink = new LakeBench(new PowerLossFs());
        sink.run();

        List<String> ops =
                sink.fs().ops().stream().map(CommitOrderTest::describe).toList();

        int firstCommit = ops.indexOf("write /data/lake/_tmp/sink.run0/0.parquet");
        assertThat(ops.subList(firstCommit, firstCommit + 17))
                .containsExactly(
                        "write /data/lake/_tmp/sink.run0/0.parquet",
                        "forceFile /data/lake/_tmp/sink.run0/0.parquet",
                        "create /data/lake/silver",
                        "create /data/lake/silver/push",
                        "create /data/lake/silver/push/date=2016-01-01",
                        "create /data/lake/silver/push/date=2016-01-01/hour=01",
                        "rename /data/lake/silver/push/date=2016-01-01/hour=01/…1-sink.run0-0.parquet",
                        "forceDirectory /data/lake/silver/push/date=2016-01-01/hour=01",
                        "forceDirectory /data/lake/silver/push/date=2016-01-01",
                        "forceDirectory /data/lake/silver/push",
                        "forceDirectory /data/lake/silver",
                        "forceDirectory /data/lake",
                        "write /data/lake/_tmp/sink.run0/1.json",
                        "forceFile /data/lake/_tmp/sink.run0/1.json",
                        "link /data/lake/_manifest/…1.json",
                        "forceDirectory /data/lake/_manifest",
                        "delete /data/lake/_tmp/sink.run0/1.json");
    }

    private static String describe(Op op) {
        return op.kind() + " " + op.path().toString().replaceFirst("/0{19}", "/…");
    }
}
