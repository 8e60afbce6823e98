package dev.sluice.streams.twin;

import dev.sluice.gold.PullRequestTwin;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * A field of a silver record that tells a fact as it is.
 *
 * @param fact that it tells
 * @param silver the field
 */
record Told(Fact fact, Schema.Field silver) {
    /**
     * Fields of one silver record.
     *
     * @param prefix before the name that the fact has in the twin
     */
    static List<Told> by(Schema silver, String prefix, Fact... facts) {
        return Arrays.stream(facts)
                .map(fact -> new Told(fact, silver.getField(prefix + fact.field())))
                .toList();
    }

    /** Lets all of these tell. */
    static void all(List<Told> fields, PullRequestTwin twin, Teller teller, SpecificRecord silver) {
        for (var told : fields) {
            told.fact.told(twin, teller, told.silver.name(), silver.get(told.silver.pos()));
        }
    }
}
