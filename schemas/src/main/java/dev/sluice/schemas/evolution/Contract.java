package dev.sluice.schemas.evolution;

import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.SchemaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * The schemas of this build beside those that were released.
 *
 * @param schemas by name of the live lane's topic; history has the same
 * @param history what was released
 */
public record Contract(Map<String, Schema> schemas, ReleasedSchemas history) {
    /** The catalogue's. */
    public static Contract ofThisBuild(ReleasedSchemas history) {
        var schemas = new TreeMap<String, Schema>();
        for (Topic topic : Topics.all(Lane.LIVE)) {
            if (topic.value() != null) {
                schemas.put(topic.name(), SchemaText.schema(topic.value()));
            }
        }
        return new Contract(schemas, history);
    }

    /** Every break with every released version; empty where this build may follow. */
    public List<Break> breaks() {
        var breaks = new ArrayList<Break>();
        for (var topic : history.topics()) {
            var schema = schemas.get(topic);
            history.versions(topic)
                    .forEach((version, released) -> breaks.addAll(breaks(topic, version, released, schema)));
        }
        return List.copyOf(breaks);
    }

    private static List<Break> breaks(String topic, int version, Schema released, Schema schema) {
        if (schema == null) {
            return List.of(new Break(topic, version, "", Rule.TOPIC_STAYS, "is not in the catalogue any more"));
        }
        return Changes.between(released, schema).stream()
                .map(change -> new Break(topic, version, change.field(), change.rule(), change.seen()))
                .toList();
    }

    /**
     * Adds a version for each topic whose schema is not that of its newest one; the draft goes.
     *
     * @return the topics that got a version
     * @throws IllegalStateException if this build breaks with a released version
     */
    public List<String> release() {
        var breaks = breaks();
        if (!breaks.isEmpty()) {
            throw new IllegalStateException(
                    "this build breaks with what was released, " + breaks.size() + " time(s), first: " + breaks.get(0));
        }
        var released = new ArrayList<String>();
        schemas.forEach((topic, schema) -> {
            var versions = history.versions(topic);
            int newest = versions.isEmpty() ? ReleasedSchemas.DRAFT : versions.lastKey();
            if (newest == ReleasedSchemas.DRAFT || !isWritten(schema, versions.get(newest))) {
                history.write(topic, newest + 1, schema);
                history.deleteDraft(topic);
                released.add(topic);
            }
        });
        return released;
    }

    /**
     * Makes the draft of the first release this build's schemas, whatever they were.
     *
     * @throws IllegalStateException if there is a release already
     */
    public void draft() {
        if (!history.isDraft()) {
            throw new IllegalStateException("there is a release in " + history.folder()
                    + ", which is never changed: write the next one, or take the change back");
        }
        history.topics().forEach(history::deleteDraft);
        schemas.forEach((topic, schema) -> history.write(topic, ReleasedSchemas.DRAFT, schema));
    }

    private static boolean isWritten(Schema schema, Schema released) {
        return SchemaText.of(released).equals(SchemaText.of(schema));
    }
}
