package dev.sluice.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/** Keeps each RocksDB store small: there are three a partition, and each holds two days of counts. */
public final class SmallRocks implements RocksDBConfigSetter {
    private static final long MIB = 1024 * 1024;

    private final Cache cache = new LRUCache(4 * MIB);

    /** Called by Streams, once for each store. */
    public SmallRocks() {}

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        options.setWriteBufferSize(4 * MIB);
        options.setMaxWriteBufferNumber(2);
        ((BlockBasedTableConfig) options.tableFormatConfig()).setBlockCache(cache);
    }

    @Override
    public void close(String store, Options options) {
        cache.close();
    }
}
