package dev.sluice.ingester.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.archive.HourCache.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fetching that ends when the test says so. */
@Timeout(30)
class DownloadsTest {
    @TempDir
    Path folder;

    private final Map<Integer, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final List<Integer> begun = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private Downloads downloads;

    @AfterEach
    void stop() {
        downloads.close();
    }

    @Test
    void theNextHoursAreFetchedWhileOneIsReadAndNoMore() {
        open(2, hour -> true);

        begin(0);
        gate(0).countDown();
        gate(1).countDown();
        gate(2).countDown();

        await(() -> assertThat(begun).containsExactlyInAnyOrder(0, 1, 2));
        await(() -> assertThat(files()).containsExactly("0", "1", "2"));
        begin(1);
        await(() -> assertThat(begun).containsExactlyInAnyOrder(0, 1, 2, 3));
    }

    @Test
    void noMoreAreFetchedAtATimeThanAllowed() {
        open(2, hour -> true);
        begin(0);
        await(() -> assertThat(begun).containsExactlyInAnyOrder(0, 1));
        gate(1).countDown();
        await(() -> assertThat(begun).hasSize(3));
        gate(0).countDown();
        gate(2).countDown();
        await(() -> assertThat(files()).containsExactly("0", "1", "2"));

        assertThat(mostAtOnce).hasValue(2);
    }

    @Test
    void theEndOfTheRangeIsTheEnd() {
        open(4, hour -> true);

        begin(3);

        await(() -> assertThat(begun).containsExactlyInAnyOrder(3, 4));
        gate(3).countDown();
        gate(4).countDown();
        await(() -> assertThat(files()).containsExactly("3", "4"));
        assertThat(begun).hasSize(2);
    }

    @Test
    void whatSomebodyElseReadsIsNotFetchedAhead() {
        open(2, hour -> !hour.equals(hour(1)));

        begin(0);

        await(() -> assertThat(begun).containsExactlyInAnyOrder(0, 2));
    }

    @Test
    void aFailureThatWasToldIsTriedAgain() {
        open(1, hour -> false);
        CompletableFuture<Stored> failed = downloads.begin(hour(9));
        assertThatThrownBy(failed::join).hasRootCauseInstanceOf(IOException.class);
        assertThat(downloads.begin(hour(9))).isSameAs(failed);

        downloads.told(hour(9));

        assertThat(downloads.begin(hour(9))).isNotSameAs(failed);
    }

    @Test
    void anHourThatIsSkippedIsGivenUpAndItsFilesGo() throws IOException {
        open(1, hour -> true);
        begin(0);
        await(() -> assertThat(begun).containsExactly(0));
        Files.writeString(new HourCache(folder).part(hour(0)), "x");

        downloads.skip(hour(0));

        await(() -> assertThat(begun).containsExactly(0, 1));
        await(() -> assertThat(new HourCache(folder).part(hour(0))).doesNotExist());
        gate(1).countDown();
        await(() -> assertThat(files()).containsExactly("1"));
    }

    @Test
    void anHourThatIsSkippedBeforeItsTurnIsNeverAskedFor() {
        open(1, hour -> true);
        begin(0);
        downloads.skip(hour(1));
        begin(2);
        gate(0).countDown();

        await(() -> assertThat(begun).containsExactly(0, 2));
    }

    @Test
    void closingStopsAtOnceAndLeavesWhatIsThere() throws IOException {
        open(2, hour -> true);
        CompletableFuture<Stored> never = downloads.begin(hour(0));
        await(() -> assertThat(begun).hasSize(2));
        Files.writeString(new HourCache(folder).part(hour(0)), "x");
        long before = System.nanoTime();

        downloads.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThat(never).isNotDone();
        assertThat(new HourCache(folder).part(hour(0))).exists();
    }

    private void open(int ahead, Predicate<ArchiveHour> wanted) {
        var cache = new HourCache(folder);
        downloads = new Downloads(hour(4), ahead, wanted, hour -> fetch(cache, hour), cache, false);
    }

    private void begin(int hour) {
        assertThat(downloads.begin(hour(hour))).isNotNull();
    }

    private Stored fetch(HourCache cache, ArchiveHour hour) throws IOException, InterruptedException {
        int number = hour.utc().getHour();
        begun.add(number);
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            if (number == 9) {
                throw new IOException("hour 9 always fails");
            }
            gate(number).await();
            Optional<Stored> stored = cache.stored(hour);
            if (stored.isPresent()) {
                return stored.get();
            }
            cache.begin(hour, new Version(Optional.empty(), OptionalLong.empty()));
            Files.writeString(cache.part(hour), "x");
            return cache.finish(hour);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private CountDownLatch gate(int hour) {
        return gates.computeIfAbsent(hour, it -> new CountDownLatch(1));
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json.gz"))
                    .map(name -> name.substring("2016-01-01-".length(), name.indexOf('.')))
                    .sorted()
                    .toList();
        }
    }

    private static ArchiveHour hour(int number) {
        return ArchiveHour.parse("2016-01-01-" + number);
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(assertion);
    }
}
