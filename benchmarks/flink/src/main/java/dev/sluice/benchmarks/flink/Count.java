package dev.sluice.benchmarks.flink;

import org.apache.flink.api.common.functions.AggregateFunction;

/** How many; nothing else of an event is kept. */
final class Count implements AggregateFunction<Long, Long, Long> {
    private static final long serialVersionUID = 1;

    @Override
    public Long createAccumulator() {
        return 0L;
    }

    @Override
    public Long add(Long counted, Long events) {
        return events + 1;
    }

    @Override
    public Long getResult(Long events) {
        return events;
    }

    @Override
    public Long merge(Long some, Long others) {
        return some + others;
    }
}
