package dev.sluice.streams.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fingerprints, the set that holds them and the blocks that store them. */
final class FingerprintsTest {
    @Test
    void fingerprintIsTheSameInEveryProcess() {
        assertThat(Fingerprint.of("PushEvent", "12345", 1_451_610_000_000L))
                .isEqualTo(Fingerprint.of(new String("PushEvent"), new String("12345"), 1_451_610_000_000L))
                .isNotEqualTo(Fingerprint.NONE);
    }

    @Test
    void neighboursDoNotMeet() {
        var all = new HashSet<Long>();
        for (int id = 0; id < 100_000; id++) {
            all.add(Fingerprint.of("PushEvent", Integer.toString(id), id / 10 * 1_000L));
        }

        assertThat(all).hasSize(100_000);
    }

    @Test
    void setAgreesWithOneThatIsSlower() {
        var set = new LongSet();
        var slower = new HashSet<Long>();
        var random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            long fingerprint = 1L + random.nextInt(30_000);
            assertThat(set.add(fingerprint)).isEqualTo(slower.add(fingerprint));
        }

        assertThat(set.size()).isEqualTo(slower.size());
    }

    @Test
    void fingerprintsThatShareTheirLowBitsAreToldApart() {
        var set = new LongSet();
        for (long i = 1; i <= 2_000; i++) {
            assertThat(set.add(i << 40)).isTrue();
        }
        for (long i = 1; i <= 2_000; i++) {
            assertThat(set.add(i << 40)).isFalse();
        }
    }

    @Test
    void storedBlockIsReadBackAndGoesOnInACopy() {
        var block = new Block();
        block.touch(1_000);
        block.add(-5);
        block.add(7);

        var again = Block.of(block.bytes());
        again.add(9);

        assertThat(again.touchedAt()).isEqualTo(1_000);
        assertThat(again.size()).isEqualTo(3);
        assertThat(again.fingerprint(0)).isEqualTo(-5);
        assertThat(again.fingerprint(2)).isEqualTo(9);
        assertThat(Block.of(block.bytes()).size()).isEqualTo(2);
    }

    @Test
    void fullBlockIsReadBackAsFull() {
        var block = new Block();
        for (int i = 1; i <= Block.CAPACITY; i++) {
            assertThat(block.isFull()).isFalse();
            block.add(i);
        }

        assertThat(block.bytes()).hasSize(4096);
        assertThat(Block.of(block.bytes()).isFull()).isTrue();
    }

    @Test
    void keysOfADayStandTogetherInTheOrderOfItsBlocks() {
        assertThat(Block.key(16_801, 0)).isLessThan(Block.key(16_801, 1));
        assertThat(Block.key(16_801, 1_000_000)).isLessThan(Block.key(16_802, 0));
        assertThat(Block.day(Block.key(16_801, 999))).isEqualTo(16_801);
        assertThat(Block.day(Block.key(-1, 3))).isEqualTo(-1);
    }
}
