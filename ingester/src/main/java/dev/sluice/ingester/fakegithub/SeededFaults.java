package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.fakegithub.Fault.RetryAfter;
import dev.sluice.ingester.sample.Dice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Faults that look random and are the same for the same seed and number of the request. */
final class SeededFaults {
    private static final List<Function<Dice, Fault>> KINDS = List.of(
            dice -> new Fault.ServerError(500 + dice.below(5)),
            dice -> new Fault.PrimaryLimit(dice.chance(50) ? 403 : 429, Duration.ofSeconds(30 + dice.below(270))),
            dice -> new Fault.SecondaryLimit(
                    dice.chance(50) ? 403 : 429,
                    Duration.ofSeconds(1 + dice.below(90)),
                    dice.one(List.of(RetryAfter.values()))),
            dice -> new Fault.Slow(50_000 + dice.below(1_000_000)),
            dice -> new Fault.CutOff(dice.below(60_000)),
            dice -> new Fault.ShortLength(dice.below(60_000)),
            dice -> new Fault.HangUp(),
            dice -> new Fault.Garbage(),
            dice -> new Fault.HtmlPage(),
            dice -> new Fault.NotFound(),
            dice -> new Fault.StaleEtag());

    private SeededFaults() {}

    static Optional<Fault> of(long seed, int percent, long request) {
        var dice = Dice.of(seed, "fault", request);
        return dice.chance(percent) ? Optional.of(dice.one(KINDS).apply(dice)) : Optional.empty();
    }
}
