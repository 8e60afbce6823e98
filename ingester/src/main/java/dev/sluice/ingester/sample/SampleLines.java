package dev.sluice.ingester.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of a plan in order, those that corruptions add among them. */
final class SampleLines {
    /** Added events have numbers far behind those of the sample, so that no id is there twice. */
    static final long APART = 1_000_000;

    private final SamplePlan plan;
    private final SampleEvents events;
    private final List<AddedLine> added;

    SampleLines(SamplePlan plan) {
        this.plan = plan;
        this.events = new SampleEvents(plan, plan::secondOf);
        this.added = plan.corruptions().stream()
                .filter(AddedLine.class::isInstance)
                .map(AddedLine.class::cast)
                .toList();
    }

    /** Takes one line after another. */
    interface Sink {
        /** The next line, which comes in that second; seconds do not fall. */
        void accept(long second, byte[] line, Expected expected) throws IOException;
    }

    void writeTo(Sink sink) throws IOException {
        int next = 0;
        for (long n = 0; n < plan.events(); n++) {
            sink.accept(plan.secondOf(n), events.line(n), events.expected(n));
            for (; next < added.size() && n >= placeOf(next); next++) {
                add(next, plan.secondOf(n), sink);
            }
        }
        for (; next < added.size(); next++) {
            add(next, plan.secondOf(plan.events()), sink);
        }
    }

    /** Spread over the whole sample. */
    private long placeOf(int index) {
        return plan.events() * (index + 1) / (added.size() + 1);
    }

    private void add(int index, long second, Sink sink) throws IOException {
        var good = new SampleEvents(plan.seed(), n -> second);
        long number = plan.events() + APART + index;
        String line = new String(good.undamaged(number), StandardCharsets.UTF_8);
        AddedLine how = added.get(index);
        sink.accept(second, how.of(line), how.outcome(good.typeOf(number)));
    }
}
