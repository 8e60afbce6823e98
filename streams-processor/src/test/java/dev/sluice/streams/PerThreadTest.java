package dev.sluice.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Serializers that are not shared. */
final class PerThreadTest {
    private final AtomicInteger made = new AtomicInteger();
    private final PerThread serializers = PerThread.of(() -> {
        byte number = (byte) made.incrementAndGet();
        return (topic, value) -> new byte[] {number};
    });

    @Test
    void oneIsMadeAtOnceAndOneForEachFurtherThread() {
        assertThat(made).hasValue(1);

        var here = serializers.serialize("t", null);
        var there = CompletableFuture.supplyAsync(
                        () -> serializers.serialize("t", null), task -> new Thread(task).start())
                .join();

        assertThat(here).containsExactly(1);
        assertThat(serializers.serialize("t", null)).containsExactly(1);
        assertThat(there).containsExactly(2);
    }

    @Test
    void whatIsMissingShowsBeforeTheFirstRecord() {
        assertThatThrownBy(() -> PerThread.of(() -> {
                    throw new IllegalStateException("no id is known");
                }))
                .hasMessage("no id is known");
    }
}
