package dev.sluice.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/** How much memory a store of counts may take. */
final class SmallRocksTest {
    static {
        RocksDB.loadLibrary();
    }

    @Test
    void storeBuffersEightMebibytesAtMost() {
        var rocks = new SmallRocks();
        try (var options = new Options()) {
            options.setTableFormatConfig(new BlockBasedTableConfig());

            rocks.setConfig("events-by-minute", options, Map.of());

            assertThat(options.writeBufferSize() * options.maxWriteBufferNumber())
                    .isEqualTo(8 * 1024 * 1024);
            rocks.close("events-by-minute", options);
        }
    }
}
