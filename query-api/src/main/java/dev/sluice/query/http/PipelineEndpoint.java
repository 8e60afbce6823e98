package dev.sluice.query.http;

import dev.sluice.query.answer.Coverage;
import dev.sluice.query.answer.Meta;
import dev.sluice.query.answer.Origin;
import dev.sluice.query.gold.GoldSnapshots;
import dev.sluice.query.gold.SnapshotFacts;
import dev.sluice.query.stitch.Lookout;
import dev.sluice.query.stores.PipelineView;
import dev.sluice.query.stores.StoreClient;
import dev.sluice.schemas.PartitionProgress;
import dev.sluice.schemas.queries.DriftSeen;
import dev.sluice.schemas.queries.Instance;
import dev.sluice.schemas.queries.Remembered;
import dev.sluice.schemas.queries.SourceAccount;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How the pipeline stands: what became of every line, who serves which partition, how far each was read. */
final class PipelineEndpoint {
    private final Lookout lookout;
    private final StoreClient stores;
    private final GoldSnapshots gold;

    PipelineEndpoint(Lookout lookout, StoreClient stores, GoldSnapshots gold) {
        this.lookout = lookout;
        this.stores = stores;
        this.gold = gold;
    }

    /**
     * A source's lines; balanced where lines = silver + dead + duplicates.
     *
     * @param late of the silver ones, later than the grace of the state stores: they are in gold alone
     * @param semanticDuplicates of the silver ones, told before by another reporter: marked, and not counted
     */
    record AccountRow(
            String source,
            long lines,
            long silver,
            long dead,
            long duplicates,
            long late,
            Instant greatestEventTime,
            long semanticDuplicates,
            boolean balanced) {
        static AccountRow of(SourceAccount account) {
            return new AccountRow(
                    account.source(),
                    account.lines(),
                    account.silver(),
                    account.dead(),
                    account.duplicates(),
                    account.late(),
                    account.greatestEventTime(),
                    account.semanticDuplicates(),
                    account.lines() == account.silver() + account.dead() + account.duplicates());
        }
    }

    /**
     * An instance of streams-processor.
     *
     * @param remembered what it recognises duplicates by; null where it does not tell
     */
    record InstanceRow(String url, String state, String lane, List<Integer> partitions, List<Remembered> remembered) {
        static InstanceRow of(Instance instance) {
            var partitions = instance.progress().stream()
                    .map(PartitionProgress::partition)
                    .sorted()
                    .toList();
            return new InstanceRow(
                    instance.url(), instance.state(), instance.lane(), partitions, instance.remembered());
        }
    }

    /**
     * The answer.
     *
     * @param accounts null where no instance answered
     * @param partitions of bronze that have an owner
     * @param drained no partition has an unread record; null where not every partition tells
     * @param drifts changes of the shape of events on the live lane, the newest first; null where none is known and not every partition tells
     * @param snapshot of gold; null as long as there is none
     */
    record Pipeline(
            List<AccountRow> accounts,
            List<InstanceRow> instances,
            Collection<PartitionProgress> partitions,
            Boolean drained,
            List<DriftSeen> drifts,
            SnapshotFacts snapshot,
            Meta meta) {}

    void get(Context http) {
        QueryText.of(http);
        var situation = lookout.look();
        var view = stores.view();
        var accounts = stores.accounts();
        var drifts = stores.drifts();
        Coverage coverage = accounts.coverage().least(view.coverage()).least(drifts.coverage());
        var meta = situation.meta(Origin.STREAM, coverage, !accounts.rows().isEmpty());
        var answer = new Pipeline(
                accounts.coverage().any()
                        ? accounts.rows().stream().map(AccountRow::of).toList()
                        : null,
                view.instances().stream().map(InstanceRow::of).toList(),
                view.progress(),
                drained(view),
                drifts.rows().isEmpty() && !drifts.coverage().complete() ? null : drifts.rows(),
                gold.facts().orElse(null),
                meta);
        Reply.send(http, answer, meta);
    }

    private static Boolean drained(PipelineView view) {
        return view.coverage().complete() ? view.progress().stream().allMatch(PartitionProgress::drained) : null;
    }
}
