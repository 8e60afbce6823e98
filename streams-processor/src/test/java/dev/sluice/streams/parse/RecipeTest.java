package dev.sluice.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.silver.Delete;
import org.junit.jupiter.api.Test;

/** A recipe that is not whole is refused before the first event. */
final class RecipeTest {
    @Test
    void aFieldThatNoLineFillsIsNamed() {
        assertThatThrownBy(() -> Recipe.of(Delete::new).take("ref", Field.REF).complete())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Delete.ref_type is filled by no line; expected one");
    }

    @Test
    void aFieldThatTwoLinesFillIsNamed() {
        assertThatThrownBy(() -> Recipe.of(Delete::new).take("ref", Field.REF).take("ref", Field.FULL_REF))
                .hasMessage("Delete.ref is filled twice; expected once");
    }

    @Test
    void aFieldThatTheRecordDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> Recipe.of(Delete::new).take("branch", Field.REF))
                .hasMessage("Delete has no field branch; expected one of its schema");
    }

    @Test
    void theSecondSourceCountsWhereTheFirstIsAbsent() {
        var recipe = Recipe.of(Delete::new)
                .take("ref", Field.REF, Field.FULL_REF)
                .take("ref_type", Field.REF_TYPE)
                .take("full_ref", Field.FULL_REF)
                .take("pusher_type", Field.PUSHER_TYPE)
                .complete();
        var fields = new Fields();
        fields.put(Field.FULL_REF, "refs/heads/x");

        assertThat(((Delete) recipe.make(null, fields)).getRef()).isEqualTo("refs/heads/x");
        fields.put(Field.REF, "x");
        assertThat(((Delete) recipe.make(null, fields)).getRef()).isEqualTo("x");
    }
}
