package dev.sluice.streams.drift;

import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.watch.How;
import dev.sluice.streams.watch.WatchedType;
import dev.sluice.streams.watch.WatchedValue;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/** What one partition has seen of the events of one type in one feed, or of all of them. */
final class FeedType {
    private final String feed;
    private final WatchedType type;
    private final TypeCounts counts;
    private final List<KnownValues> values;

    FeedType(String feed, WatchedType type, TypeCounts counts) {
        this.feed = feed;
        this.type = type;
        this.counts = counts;
        this.values = type.values().stream()
                .map(value -> new KnownValues(value, feed.equals(Feeds.WEBHOOK)))
                .toList();
    }

    /** Takes in a value that was learnt before. */
    void restore(What learnt) {
        values.stream()
                .filter(known -> known.watched().path().equals(learnt.path()))
                .forEach(known -> known.restore(learnt.value()));
    }

    /** Counts an event. */
    void see(Accepted event, Consumer<Finding> found, Consumer<What> learnt) {
        for (var known : values) {
            var text = text(known.watched(), event);
            if (text != null && !text.isEmpty() && known.isNew(text)) {
                tell(known.watched(), text, found, learnt);
            }
        }
        if (counts.add(event.observed())) {
            judge(found);
        }
    }

    private static String text(WatchedValue value, Accepted event) {
        return value.isType() ? event.event().getType() : event.observed().value(value.slot());
    }

    /** What is new in the first window is learnt, and not told. */
    private void tell(WatchedValue value, String text, Consumer<Finding> found, Consumer<What> learnt) {
        var change = value.isType() ? Change.TYPE_NEW : Change.VALUE_NEW;
        var what = new What(feed, type.name(), change, value.path(), text);
        learnt.accept(what);
        if (counts.events() >= Baseline.WINDOW) {
            found.accept(Finding.ofValue(what, counts.events()));
        }
    }

    /** Where a key vanishes or appears, it is no news that its value does: keys are judged first. */
    private void judge(Consumer<Finding> found) {
        var keys = new HashSet<String>();
        for (int i = 0; i < type.watches().size(); i++) {
            var watch = type.watches().get(i);
            var before = counts.baseline(i);
            var judgement = before.judge(watch.how(), counts.seen(i));
            boolean followsKey = watch.how() == How.FILL && keys.contains(watch.path());
            counts.learn(i, followsKey ? Baseline.NONE : judgement.next());
            if (judgement.drifted() && !followsKey) {
                keys.add(watch.path());
                found.accept(Finding.of(feed, type.name(), watch, judgement.vanished(), before, counts.seen(i)));
            }
        }
        counts.beginWindow();
    }
}
