package dev.sluice.standalone.doctor;

import dev.sluice.ops.Account;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.standalone.dlq.DlqProblem;
import dev.sluice.standalone.dlq.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.TreeMap;

/**
 * Whether every line is accounted for: lines = silver + dead letters + duplicates, of each source, over the topic of accounts.
 *
 * @param kafka where that is
 */
record AccountsCheck(KafkaSettings kafka) implements Examination {
    private static final String NAME = "accounts";

    @Override
    public Finding look() {
        var accounts = new HashMap<String, Account>();
        var values = AvroSerdes.of(new ConfluentRegistry(kafka.registryUrl())).deserializer(Account.class);
        try {
            new TopicReader(kafka)
                    .readAll(
                            Topics.ACCOUNTS,
                            record -> accounts.put(
                                    new String(record.key(), StandardCharsets.UTF_8),
                                    values.deserialize(record.topic(), record.value())));
            return of(accounts.values());
        } catch (DlqProblem e) {
            return Finding.wrong(NAME, e.getMessage(), e.remedy());
        } catch (RuntimeException e) {
            return Finding.unreachable(
                    NAME, "cannot be read: " + e.getMessage(), "see the lines on broker and registry");
        }
    }

    /** @param accounts the newest of each source and partition */
    Finding of(Collection<Account> accounts) {
        var lines = new TreeMap<String, Long>();
        var missing = new TreeMap<String, Long>();
        for (var account : accounts) {
            lines.merge(account.getSource(), account.getLines(), Long::sum);
            missing.merge(
                    account.getSource(),
                    account.getLines() - account.getSilver() - account.getDead() - account.getDuplicates(),
                    Long::sum);
        }
        missing.values().removeIf(difference -> difference == 0);
        return missing.isEmpty()
                ? Finding.ok(
                        NAME,
                        "%d lines of %d sources = silver + dead letters + duplicates"
                                .formatted(
                                        lines.values().stream()
                                                .mapToLong(Long::longValue)
                                                .sum(),
                                        lines.size()))
                : Finding.wrong(
                        NAME,
                        "lines that are neither silver nor dead nor duplicates, by source: " + missing,
                        "this must not be: keep the log, and report it");
    }
}
