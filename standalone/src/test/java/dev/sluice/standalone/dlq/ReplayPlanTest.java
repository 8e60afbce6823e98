package dev.sluice.standalone.dlq;

import static dev.sluice.standalone.dlq.Letters.oversized;
import static dev.sluice.standalone.dlq.Letters.standing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a replay takes up, and what it leaves alone. */
final class ReplayPlanTest {
    @ParameterizedTest
    @CsvSource({"SILVER", "DUPLICATE", "DISCARDED"})
    void whatIsSettledIsLeftAlone(Status status) {
        var plan = ReplayPlan.of(List.of(standing("0-1", status, 2)), Set.of());

        assertThat(plan).isEqualTo(new ReplayPlan(List.of(), List.of(), 1));
    }

    @ParameterizedTest
    @CsvSource({"PARKED, PARKED", "REPLAYED, UNDER_WAY"})
    void whatMayNotBeTriedIsTold(Status status, Result result) {
        var standing = standing("0-1", status, 5);
        var plan = ReplayPlan.of(List.of(standing), Set.of(standing.id()));

        assertThat(plan.replayed()).isEmpty();
        assertThat(plan.untouched()).containsExactly(new Outcome(standing.id(), 5, result, null, "SYNTAX"));
    }

    @Test
    void whatIsDeadIsTriedAndSoIsWhatWasDiscardedWhereItIsNamed() {
        var dead = standing("0-1", Status.DEAD, 1);
        var discarded = standing("0-2", Status.DISCARDED, 1);
        var plan = ReplayPlan.of(List.of(dead, discarded), Set.of(dead.id(), discarded.id()));

        assertThat(plan.replayed()).containsExactly(dead, discarded);
    }

    @Test
    void aLineOfWhichTheBeginningAloneIsKeptCannotBeTried() {
        var plan = ReplayPlan.of(List.of(Standing.of(oversized("0-1"), null, 5)), Set.of());

        assertThat(plan.untouched()).extracting(Outcome::result).containsExactly(Result.NOT_REPLAYABLE);
    }
}
