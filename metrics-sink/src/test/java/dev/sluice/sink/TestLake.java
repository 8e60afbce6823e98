package dev.sluice.sink;

import dev.sluice.lake.CommitOutcome.Committed;
import dev.sluice.lake.Fs;
import dev.sluice.lake.LakeIdentity;
import dev.sluice.lake.LakeLayout;
import dev.sluice.lake.LakeReader;
import dev.sluice.lake.LakeView;
import dev.sluice.lake.LakeWriter;
import dev.sluice.lake.OffsetRange;
import dev.sluice.lake.SourcePartition;
import dev.sluice.lake.WriterId;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.sink.silver.SilverBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A lake in a temporary directory, filled with real Parquet files of made-up records; each commit is one call. */
public final class TestLake implements AutoCloseable {

    /** The time of everything that has no time of its own. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);

    private final LakeLayout layout;
    private final LakeWriter writer;
    private final SilverBuffer buffer;

    public TestLake(Path root) throws IOException, SQLException {
        this.layout = new LakeLayout(root);
        this.writer =
                LakeWriter.open(layout, Fs.real(), new LakeIdentity("cluster-1", 4), new WriterId("test", "1"), CLOCK);
        this.buffer = SilverBuffer.open();
    }

    public LakeLayout layout() {
        return layout;
    }

    public LakeReader reader() throws IOException {
        return LakeReader.open(layout, Fs.real());
    }

    /** Commits records of one type, all of partition 0. */
    public LakeView commit(EventType type, SpecificRecord... records) throws IOException, SQLException {
        SourcePartition source =
                new SourcePartition(Topics.silver(Lane.LIVE, type).name(), 0);
        long first = writer.view().position(source).orElse(0);
        for (int i = 0; i < records.length; i++) {
            buffer.append(type, records[i], 0, first + i);
        }
        OffsetRange range = new OffsetRange(source.topic(), 0, first, first + records.length);
        LakeView view = ((Committed) writer.commit(List.of(range), buffer.write(writer::scratchFile))).view();
        buffer.clear();
        return view;
    }

    @Override
    public void close() throws IOException, SQLException {
        buffer.close();
        writer.close();
    }
}
