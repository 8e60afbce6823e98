package dev.sluice.ingester.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ingester.sample.PullRequestLane.Stage;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * An endless feed of events that looks like GitHub's: event n depends on the seed and n alone.
 *
 * <p>From 2026-01-01 on, 300 events a second; one line in a hundred is bad, every way to be bad within 2,000 events, and about one
 * in 250 is a copy of an earlier one. The mix of types, the skew over repositories and people, the share of bots and the two
 * payload shapes follow what was measured on the archive; lives of pull requests are told to their end.
 */
public final class SampleEvents {
    private static final long FIRST_ID = 20_000_000_000L;
    private static final int DUPLICATE_PERCENT = 40;
    private static final int FARTHEST_COPY = 300;
    private static final int LATE_PER_MILLE = 2;
    private static final int LATEST_SECONDS = 600;
    private static final int DISORDER_SECONDS = 3;

    private final long seed;
    private final LongUnaryOperator seconds;
    private final SamplePlan plan;

    /** The feed of that seed. */
    public SampleEvents(long seed) {
        this(seed, Block::secondOf);
    }

    /**
     * The feed of that seed at another time or pace.
     *
     * @param seconds when event n happens, in seconds since 1970; must not fall
     */
    public SampleEvents(long seed, LongUnaryOperator seconds) {
        this(SamplePlan.usual(seed, Long.MAX_VALUE), seconds);
    }

    SampleEvents(SamplePlan plan, LongUnaryOperator seconds) {
        this.plan = plan;
        this.seed = plan.seed();
        this.seconds = seconds;
    }

    /** Line n, from 0, without line end. */
    public byte[] line(long n) {
        int slot = Block.slotOf(seed, n);
        if (isBad(n, slot)) {
            return badLine(n).of(goodLine(n));
        }
        return goodLine(copied(n, slot).orElse(n)).getBytes(UTF_8);
    }

    /** Event n, from 0, neither damaged nor replaced by a copy of another: all of these are good and different. */
    public byte[] undamaged(long n) {
        return goodLine(n).getBytes(UTF_8);
    }

    /** What must become of line n. */
    public Expected expected(long n) {
        int slot = Block.slotOf(seed, n);
        if (isBad(n, slot)) {
            return new Expected.Refused(badLine(n).reason());
        }
        return copied(n, slot)
                .or(() -> reborn(n))
                .<Expected>map(Expected.Duplicate::new)
                .orElseGet(() -> new Expected.Accepted(typeOf(n)));
    }

    private boolean isBad(long n, int slot) {
        return plan.bad() == null
                ? slot == Block.BAD_SLOT
                : Dice.of(seed, "bad", n).fraction() < plan.bad();
    }

    private BadLine badLine(long n) {
        if (plan.bad() != null) {
            return Dice.of(seed, "damage", n).one(BadLine.ALL);
        }
        return BadLine.ALL.get((int) (Block.of(n) % BadLine.ALL.size()));
    }

    /** The event that n is a copy of; empty for most. */
    private Optional<Long> copied(long n, int slot) {
        Dice dice = Dice.of(seed, "copy", n);
        long source = n - 1 - dice.below(FARTHEST_COPY);
        if (!mayBeCopy(n, slot) || (plan.duplicates() == null && !dice.chance(DUPLICATE_PERCENT)) || source < 0) {
            return Optional.empty();
        }
        int sourceSlot = Block.slotOf(seed, source);
        boolean original = !isBad(source, sourceSlot) && !mayBeCopy(source, sourceSlot);
        return original ? Optional.of(source) : Optional.empty();
    }

    private boolean mayBeCopy(long n, int slot) {
        return plan.duplicates() == null
                ? slot == Block.DUPLICATE_SLOT
                : Dice.of(seed, "duplicate", n).fraction() < plan.duplicates();
    }

    /** The event that had the same type, id and second before ids began anew; empty for nearly all. */
    private Optional<Long> reborn(long n) {
        long old = plan.idResetAt() == null ? -1 : n - plan.idResetAt();
        if (old < 0 || old >= plan.idResetAt() || !(expected(old) instanceof Expected.Accepted before)) {
            return Optional.empty();
        }
        boolean same = before.type().equals(typeOf(n)) && happened(old) == happened(n);
        return same ? Optional.of(old) : Optional.empty();
    }

    private long happened(long n) {
        return step(n).map(step -> step.of().timeAt(step.stage())).orElseGet(() -> {
            Dice dice = Dice.of(seed, "event", n);
            TypeMix.any(dice);
            return secondOf(n, dice);
        });
    }

    /** The type of event n, undamaged. */
    String typeOf(long n) {
        return step(n).map(step -> step.of().typeAt(step.stage()))
                .orElseGet(() -> TypeMix.any(Dice.of(seed, "event", n)).githubName());
    }

    private String goodLine(long n) {
        return step(n).map(step -> pullRequestLine(n, step)).orElseGet(() -> ordinaryLine(n));
    }

    private record Step(PullRequest of, Stage stage) {}

    /** The step in a pull request's life that event n is, if it is one. */
    private Optional<Step> step(long n) {
        int slot = Block.slotOf(seed, n);
        if (slot >= Block.BAD_SLOT) {
            return Optional.empty();
        }
        Stage stage = Stage.ALL.get(slot % Stage.ALL.size());
        return new PullRequestLane(seed, slot / Stage.ALL.size(), seconds)
                .in(Block.of(n), stage)
                .map(pullRequest -> new Step(pullRequest, stage));
    }

    private String pullRequestLine(long n, Step step) {
        PullRequest of = step.of();
        var json = new JsonText();
        open(json, n, of.typeAt(step.stage()), of.actorAt(step.stage()), of.repository());
        of.writePayload(json, step.stage());
        close(json, of.timeAt(step.stage()), of.repository());
        return json.toString();
    }

    private String ordinaryLine(long n) {
        Dice dice = Dice.of(seed, "event", n);
        TypeMix type = TypeMix.any(dice);
        long second = secondOf(n, dice);
        var context = new Payloads(dice, Shape.any(dice), Actor.any(dice), Repository.any(dice), second);
        var json = new JsonText();
        open(json, n, type.githubName(), context.actor(), context.repository());
        type.writePayload(context, json);
        close(json, second, context.repository());
        return json.toString();
    }

    /** Nearly in order: up to 2 s early, and a few up to 10 minutes, but none before the epoch. */
    private long secondOf(long n, Dice dice) {
        int early = dice.below(1000) < LATE_PER_MILLE ? dice.below(LATEST_SECONDS) : dice.below(DISORDER_SECONDS);
        return Math.max(seconds.applyAsLong(0), seconds.applyAsLong(n) - early) - lateness(n);
    }

    private long lateness(long n) {
        if (plan.late() == null) {
            return 0;
        }
        Dice dice = Dice.of(seed, "late", n);
        return dice.fraction() < plan.late().share()
                ? 1 + (long) (dice.fraction() * plan.late().most().toSeconds())
                : 0;
    }

    /** Ids are distinct within a type, and meet across types, as GitHub's do since it has a counter per type. */
    private void open(JsonText json, long n, String type, Actor actor, Repository repository) {
        json.open()
                .text("id", Long.toString(FIRST_ID + sinceReset(n) - type.length()))
                .text("type", type);
        json.open("actor");
        actor.writeTo(json);
        json.close().open("repo");
        repository.writeTo(json);
        json.close().open("payload");
    }

    private long sinceReset(long n) {
        return plan.idResetAt() == null || n < plan.idResetAt() ? n : n - plan.idResetAt();
    }

    private static void close(JsonText json, long second, Repository repository) {
        json.close()
                .flag("public", true)
                .text("created_at", Instant.ofEpochSecond(second).toString());
        if (repository.ofOrganisation()) {
            repository.writeOrganisation(json);
        }
        json.close();
    }
}
