package dev.sluice.streams.account;

import dev.sluice.ops.Account;
import dev.sluice.schemas.Lane;
import dev.sluice.streams.parse.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The accounts of partition 2, whose store outlives the step that keeps them. */
final class AccountsBench {
    private final Path stateDir;
    private final KeyValueStore<String, Tally> store;
    private MockProcessorContext<String, Account> context;
    private KeepAccounts.Step step;
    private long offset;

    AccountsBench(Path stateDir) {
        this.stateDir = stateDir;
        this.context = context();
        this.store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Accounts.STORE), Serdes.String(), Tally.serde())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
    }

    private MockProcessorContext<String, Account> context() {
        return new MockProcessorContext<>(new Properties(), new TaskId(0, 2), stateDir.toFile());
    }

    KeyValueStore<String, Tally> store() {
        return store;
    }

    /** A step that begins with what the store holds. */
    void restart() {
        context = context();
        context.addStateStore(store);
        step = new KeepAccounts.Step(Lane.LIVE);
        step.init(context);
    }

    void read(Verdict verdict) {
        context.setRecordMetadata("github.bronze.events.v1", 2, offset++);
        step.process(new Record<>(new byte[0], verdict, 0));
    }

    /** What is published half a second later. */
    List<Record<String, Account>> published() {
        context.resetForwards();
        var timer = context.scheduledPunctuators().get(0);
        assert timer.getInterval().equals(Duration.ofMillis(500));
        timer.getPunctuator().punctuate(1_000);
        return context.forwarded().stream()
                .<Record<String, Account>>map(AccountsBench::record)
                .toList();
    }

    private static Record<String, Account> record(CapturedForward<? extends String, ? extends Account> forward) {
        var record = forward.record();
        return new Record<>(record.key(), record.value(), record.timestamp(), record.headers());
    }
}
