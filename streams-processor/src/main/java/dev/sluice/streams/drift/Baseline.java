package dev.sluice.streams.drift;

import dev.sluice.streams.watch.How;

/**
 * How many of the events of a type had something, over those that it was learnt from: the first thousand, so that a slow change cannot
 * carry it along. Why these numbers: {@code docs/decisions/0013-drift-is-told-by-windows-of-fifty.md}.
 *
 * @param events that it was learnt from; 0 before the first window
 * @param present of these, those that had it
 * @param run windows in a row that contradict it, though not plainly
 */
record Baseline(int events, int present, int run) {
    /** Nothing learnt. */
    static final Baseline NONE = new Baseline(0, 0, 0);

    /** Events of the type that are judged at once. */
    static final int WINDOW = 50;

    /** Events after which it stands. */
    static final int LEARNT = 1_000;

    /** Windows in a row after which a contradiction that is not plain is told: a thousand events. */
    static final int PATIENCE = 20;

    private static final double ALWAYS = 0.9;
    private static final double NEVER = 0.1;
    /** Below it a thousand events without it are no wonder: (1 - 0.02)^1000 is 2e-9. */
    private static final double SELDOM = 0.02;

    /** Judges a window in which so many events had it. */
    Judgement judge(How how, int seen) {
        if (events == 0) {
            return Judgement.nothing(with(seen));
        }
        return switch (contradiction(how, seen)) {
            case NONE -> Judgement.nothing(events < LEARNT ? with(seen) : new Baseline(events, present, 0));
            case SOME -> run + 1 < PATIENCE ? Judgement.nothing(new Baseline(events, present, run + 1)) : drift(seen);
            case PLAIN -> drift(seen);
        };
    }

    private Contradiction contradiction(How how, int seen) {
        if (how == How.FILL || (share() < ALWAYS && share() > NEVER)) {
            return patient(seen);
        }
        return contradiction(share() >= ALWAYS ? WINDOW - seen : seen);
    }

    /** @param wrong events of a window that are not as all of the baseline was, or nearly all */
    private static Contradiction contradiction(int wrong) {
        if (wrong >= WINDOW / 2) {
            return Contradiction.PLAIN;
        }
        return wrong > WINDOW / 10 ? Contradiction.SOME : Contradiction.NONE;
    }

    /** Content comes in bursts: only its end, or its beginning, over a thousand events says something. */
    private Contradiction patient(int seen) {
        boolean gone = seen == 0 && share() >= SELDOM;
        boolean come = seen > 0 && present == 0;
        return events >= LEARNT && (gone || come) ? Contradiction.SOME : Contradiction.NONE;
    }

    private Judgement drift(int seen) {
        return new Judgement(NONE.with(seen), true, share(seen) < share());
    }

    private Baseline with(int seen) {
        return new Baseline(events + WINDOW, present + seen, 0);
    }

    /** Share of the events that had it, 0 to 1. */
    double share() {
        return (double) present / events;
    }

    /** The same, of a window. */
    static double share(int seen) {
        return (double) seen / WINDOW;
    }

    private enum Contradiction {
        NONE,
        SOME,
        PLAIN
    }

    /**
     * What follows of a window.
     *
     * @param next the baseline from now on; a new one, learnt from this window, where there is drift
     * @param drifted whether it is to be told
     * @param vanished of a drift, whether there is less of it, not more
     */
    record Judgement(Baseline next, boolean drifted, boolean vanished) {
        private static Judgement nothing(Baseline next) {
            return new Judgement(next, false, false);
        }
    }
}
