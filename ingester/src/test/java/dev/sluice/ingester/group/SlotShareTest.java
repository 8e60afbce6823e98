package dev.sluice.ingester.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SlotShareTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final SlotShare share = new SlotShare();

    @Test
    void whatTheGroupAssignsIsOurs() {
        share.take(List.of(1, 5));
        share.take(List.of(6));
        share.lose(List.of(5));

        assertThat(share.owned()).containsExactlyInAnyOrder(1, 6);
        assertThat(share.owns(5)).isFalse();
    }

    @Test
    void aSlotThatIsWrittenForIsGivenBackOnceTheWriterLetsGo() {
        share.take(List.of(1, 2));
        var hold = share.hold(1);

        var givenBack = CompletableFuture.runAsync(() -> giveBack(LONG));
        await().until(() -> !share.owns(1));
        assertThat(givenBack).isNotDone();
        hold.close();

        assertThat(givenBack).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void aSlotThatNobodyWritesForIsGivenBackAtOnce() {
        share.take(List.of(1, 2));
        try (var hold = share.hold(2)) {
            giveBack(LONG);
        }

        assertThat(share.owned()).containsExactly(2);
    }

    @Test
    void aWriterThatDoesNotLetGoIsNotWaitedForForEver() {
        share.take(List.of(1));
        var hold = share.hold(1);

        giveBack(Duration.ofMillis(20));

        assertThat(share.owns(1)).isFalse();
        hold.close();
    }

    @Test
    void whoHasNothingToDoIsWokenByANewSlot() {
        var woken = CompletableFuture.runAsync(() -> awaitChange());
        await().until(() -> {
            share.take(List.of(3));
            return woken.isDone();
        });

        assertThat(woken).succeedsWithin(Duration.ofSeconds(10));
    }

    private void giveBack(Duration patience) {
        try {
            share.giveBack(List.of(1), patience);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitChange() {
        try {
            share.awaitChange(LONG);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
