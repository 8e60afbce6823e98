package dev.sluice.benchmarks.flink;

import java.time.Instant;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.WindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Names a window's count in the words that benchmarks/run-topology compares: a text and how many. */
final class CountWindow implements WindowFunction<Long, Tuple2<String, Long>, Long, TimeWindow> {
    private static final long serialVersionUID = 1;

    private final boolean ofRepository;

    private CountWindow(boolean ofRepository) {
        this.ofRepository = ofRepository;
    }

    /** {@code minute 2016-01-01T01:00:00Z PushEvent HUMAN}. */
    static CountWindow minute() {
        return new CountWindow(false);
    }

    /** {@code hour 2016-01-01T01:00:00Z 42 PushEvent}. */
    static CountWindow hour() {
        return new CountWindow(true);
    }

    @Override
    public void apply(Long counted, TimeWindow window, Iterable<Long> events, Collector<Tuple2<String, Long>> out) {
        var start = Instant.ofEpochMilli(window.getStart());
        var type = Counted.type(counted).githubName();
        var name = ofRepository
                ? "hour " + start + " " + Counted.repoId(counted) + " " + type
                : "minute " + start + " " + type + " " + Counted.actor(counted);
        events.forEach(number -> out.collect(Tuple2.of(name, number)));
    }
}
