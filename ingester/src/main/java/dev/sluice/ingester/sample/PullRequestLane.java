package dev.sluice.ingester.sample;

import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * Gives every pull request its three event numbers, and every such number its pull request, without any memory.
 *
 * <p>Events come in blocks of 100; each lane opens, reviews and closes one pull request per block. The blocks of a lane are
 * taken together by {@code span}: what one span opens, the next reviews and the one after closes, in shuffled order. So the
 * lanes have lives of about a second, 11 s, 3 minutes and 45 minutes.
 *
 * @param number 0 to 3
 * @param seconds when each event happens, in seconds since 1970
 */
record PullRequestLane(long seed, int number, LongUnaryOperator seconds) {
    static final int LANES = 4;
    private static final int[] SPANS = {2, 16, 256, 4096};

    /** In the usual time. */
    PullRequestLane(long seed, int number) {
        this(seed, number, Block::secondOf);
    }

    /** Steps of a pull request's life. */
    enum Stage {
        OPENED(0),
        REVIEWED(1),
        CLOSED(2);

        static final List<Stage> ALL = List.of(values());

        private final int step;

        Stage(int step) {
            this.step = step;
        }

        /** How many spans after the opening. */
        int step() {
            return step;
        }
    }

    /** Which pull request of this lane has that stage in that block; empty in the first spans, when none is so far yet. */
    Optional<PullRequest> in(long block, Stage stage) {
        int span = SPANS[number];
        long home = block / span - stage.step();
        int place = (int) (block % span) ^ shuffle(home, stage);
        return home < 0 ? Optional.empty() : Optional.of(pullRequest(home * span + place));
    }

    /** The block in which a pull request of this lane comes to that stage. */
    long blockOf(long index, Stage stage) {
        int span = SPANS[number];
        long home = index / span;
        int place = (int) (index % span) ^ shuffle(home, stage);
        return (home + stage.step()) * span + place;
    }

    private PullRequest pullRequest(long index) {
        return PullRequest.of(
                seed,
                index * LANES + number + 1,
                new PullRequest.Times(
                        time(index, Stage.OPENED), time(index, Stage.REVIEWED), time(index, Stage.CLOSED)));
    }

    private long time(long index, Stage stage) {
        return seconds.applyAsLong(Block.eventOf(seed, blockOf(index, stage), Block.slot(number, stage)));
    }

    /** Spans are powers of two: exclusive or with a number below one is a shuffle that is its own reverse. */
    private int shuffle(long home, Stage stage) {
        return stage == Stage.OPENED
                ? 0
                : Dice.of(seed, stage.name() + number, home).below(SPANS[number]);
    }
}
