package dev.sluice.streams.account;

import dev.sluice.ops.Account;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.streams.parse.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Step: counts every bronze record in the account of its source, and publishes the accounts that changed. A published
 * account is in the transaction of the records that it counts, or in one that follows; after a restart all are published
 * again. A replayed dead letter is no new line: it is counted as what it became in place of a dead one. Key in: repository id; key out: {@code <source>|<bronze partition>}.
 */
public final class KeepAccounts {
    private static final Duration PUBLISH_EVERY = Duration.ofMillis(500);

    private KeepAccounts() {}

    /** The accounts of these. Needs the store of {@link Accounts}. */
    public static KStream<String, Account> of(KStream<byte[], Verdict> verdicts, Lane lane) {
        return verdicts.process(() -> new Step(lane), Named.as("keep-accounts"), Accounts.STORE);
    }

    /** Holds the accounts of its partition; the store gets each change, its cache writes them once per commit. */
    static final class Step extends ContextualProcessor<byte[], Verdict, String, Account> {
        private final Lane lane;
        private final Map<String, Tally> tallies = new HashMap<>();
        private final Set<String> changed = new HashSet<>();
        private KeyValueStore<String, Tally> store;
        private int partition;

        Step(Lane lane) {
            this.lane = lane;
        }

        @Override
        public void init(ProcessorContext<String, Account> context) {
            super.init(context);
            partition = context.taskId().partition();
            store = context.getStateStore(Accounts.STORE);
            try (var all = store.all()) {
                all.forEachRemaining(account -> tallies.put(account.key, account.value));
            }
            changed.addAll(tallies.keySet());
            context.schedule(PUBLISH_EVERY, PunctuationType.WALL_CLOCK_TIME, this::publish);
        }

        @Override
        public void process(Record<byte[], Verdict> bronze) {
            var source = bronze.value().source();
            long offset = context().recordMetadata().orElseThrow().offset();
            var before = tallies.getOrDefault(source, Tally.NOTHING);
            boolean again = Headers.attempt(bronze.headers()) > 1;
            var tally = again ? before.plusAgain(bronze.value(), offset) : before.plus(bronze.value(), offset);
            tallies.put(source, tally);
            store.put(source, tally);
            changed.add(source);
        }

        private void publish(long now) {
            for (var source : changed) {
                var headers = new RecordHeaders().add(Headers.LANE, Headers.bytes(lane.prefix()));
                var account = tallies.get(source).account(source, partition);
                context().forward(new Record<>(Topics.accountKey(source, partition), account, now, headers));
            }
            changed.clear();
        }
    }
}
