package dev.sluice.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.Account;
import dev.sluice.runtime.ExitCode;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each check makes of what it saw. */
final class ChecksTest {
    private static final KafkaSettings KAFKA = new KafkaSettings("127.0.0.1:1", "http://127.0.0.1:1", 1);

    @TempDir
    private Path folder;

    @Test
    void anOldJdkIsWrong() {
        assertThat(new JdkCheck(11).look().line()).contains("wrong", "Java 11, expected 17", "JAVA_HOME");
        assertThat(new JdkCheck(17).look().state()).isEqualTo(Finding.State.OK);
    }

    @Test
    void aDiskThatIsNearlyFullIsWrong() {
        assertThat(new DiskCheck(folder).of(1023).state()).isEqualTo(Finding.State.WRONG);
        assertThat(new DiskCheck(folder).of(1024).state()).isEqualTo(Finding.State.OK);
        assertThat(new DiskCheck(folder.resolve("not/there")).look().detail()).contains("MiB free");
    }

    @Test
    void anAdvertisedNameThatNobodyKnowsIsWrong() {
        var found = new BrokerCheck(KAFKA).of(List.of(InetSocketAddress.createUnresolved("kafka", 29092)));

        assertThat(found.line()).contains("wrong", "kafka", "advertised.listeners");
    }

    @Test
    void aMissingTopicAndAnotherNumberOfPartitionsAreTold() {
        var partitions = new HashMap<String, Integer>();
        Topics.all(Lane.LIVE).forEach(topic -> partitions.put(topic.name(), topic.partitions()));
        var check = new TopicsCheck(KAFKA);
        assertThat(check.of(partitions).state()).isEqualTo(Finding.State.OK);

        partitions.remove("github.silver.push.v1");
        partitions.put("github.bronze.events.v1", 6);

        assertThat(check.of(partitions).detail())
                .contains("github.silver.push.v1 is missing", "github.bronze.events.v1 has 6 partitions, expected 4");
    }

    @Test
    void aSchemaThatIsNotRegisteredIsTold() {
        var check = new RegistryCheck("http://127.0.0.1:1");
        var all = Topics.all(Lane.LIVE).stream().map(Topic::subject).collect(Collectors.toSet());

        assertThat(check.of(all).state()).isEqualTo(Finding.State.OK);
        assertThat(check.of(Set.of()).detail()).contains("github.silver.push.v1-value");
        assertThat(check.look().state()).isEqualTo(Finding.State.UNREACHABLE);
    }

    @Test
    void lineThatIsNotAccountedForIsToldWithItsSource() {
        var check = new AccountsCheck(KAFKA);
        var good = account("file:/a", 0, 10, 7, 2, 1);

        assertThat(check.of(List.of(good, account("file:/a", 1, 5, 5, 0, 0))).detail())
                .isEqualTo("15 lines of 1 sources = silver + dead letters + duplicates");
        assertThat(check.of(List.of(good, account("file:/b", 0, 10, 7, 1, 1))).detail())
                .endsWith("by source: {file:/b=1}");
    }

    /** A replayed letter may leave the account of one partition for that of another; the source adds up. */
    @Test
    void whatOnePartitionLacksAnotherMayHave() {
        var accounts = List.of(account("file:/a", 0, 10, 10, 1, 0), account("file:/a", 1, 10, 10, -1, 0));

        assertThat(new AccountsCheck(KAFKA).of(accounts).state()).isEqualTo(Finding.State.OK);
    }

    private static Account account(String source, int partition, long lines, long silver, long dead, long duplicates) {
        return new Account(source, partition, lines, silver, dead, duplicates, 0L, null, 0L, 0L);
    }

    @Test
    void brokenFilesOfTheLakeAreCountedAndTheFirstAreNamed() {
        var found = new LakeCheck(folder, false).of(7, 9, List.of("a is missing", "b is missing", "c", "d"));

        assertThat(found.detail())
                .startsWith("4 of 9 files: a is missing, b is missing, c")
                .doesNotContain(", d");
        assertThat(new LakeCheck(folder, true).look().detail())
                .isEqualTo("0 files of entry 0 are there with their bytes");
    }

    @Test
    void noSnapshotIsWrong() {
        assertThat(new SnapshotCheck(folder).look().state()).isEqualTo(Finding.State.WRONG);
    }

    @Test
    void whatDoesNotAnswerWeighsMoreThanWhatIsWrong() {
        var ok = Finding.ok("a", "fine");
        var wrong = Finding.wrong("b", "bad", "mend it");
        var silent = Finding.unreachable("c", "silent", "start it");

        assertThat(DoctorCommand.code(List.of(ok))).isEqualTo(ExitCode.OK);
        assertThat(DoctorCommand.code(List.of(ok, wrong))).isEqualTo(ExitCode.FINDINGS);
        assertThat(DoctorCommand.code(List.of(wrong, silent))).isEqualTo(ExitCode.UNREACHABLE);
    }
}
