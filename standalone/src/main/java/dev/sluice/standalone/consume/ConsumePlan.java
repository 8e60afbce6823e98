package dev.sluice.standalone.consume;

import dev.sluice.runtime.settings.ConfigException;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.serdes.SchemaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/**
 * What {@code consume} is to do, checked.
 *
 * @param topic what to read
 * @param start where to begin
 * @param filters all must hold
 * @param most rows to print at most
 * @param untilIdle whether to stop at the end as it was at the start
 * @param lines how rows are printed
 * @param withOrigin whether partition, offset, time and key are printed
 */
record ConsumePlan(
        TopicChoice topic,
        Start start,
        List<Condition> filters,
        long most,
        boolean untilIdle,
        Lines lines,
        boolean withOrigin) {

    /**
     * Checks the flags.
     *
     * @throws ConfigException with every problem at once
     */
    static ConsumePlan of(ConsumeFlags flags) {
        var problems = new ArrayList<String>();
        var lane = attempt(() -> Lane.named(flags.lane()), Lane.LIVE, problems);
        var topic = attempt(
                () -> TopicChoice.of(flags.topic(), lane), new TopicChoice(flags.topic(), Optional.empty()), problems);
        var start = attempt(() -> Start.parse(flags.from()), new Start.Beginning(), problems);
        var filters = new ArrayList<Condition>();
        for (var text : flags.filters()) {
            attempt(() -> filters.add(checked(Condition.parse(text), topic)), false, problems);
        }
        if (flags.count() < 1) {
            problems.add("-n is " + flags.count() + "; expected 1 or more");
        }
        Lines lines = flags.csv()
                ? attempt(() -> CsvLines.of(columns(topic), flags.withOrigin()), null, problems)
                : new Lines.Json();
        if (!problems.isEmpty()) {
            throw new ConfigException("flag(s)", problems);
        }
        return new ConsumePlan(
                topic, start, List.copyOf(filters), flags.count(), flags.untilIdle(), lines, flags.withOrigin());
    }

    private static <T> T attempt(Supplier<T> reading, T otherwise, List<String> problems) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return otherwise;
        }
    }

    private static Condition checked(Condition condition, TopicChoice topic) {
        schema(topic).ifPresent(schema -> {
            if (!condition.path().get(0).startsWith("_")) {
                FieldNames.require(schema, condition.path());
            }
        });
        return condition;
    }

    private static Schema columns(TopicChoice topic) {
        return schema(topic)
                .orElseThrow(() -> new IllegalArgumentException("--csv needs to know the columns, and " + topic.name()
                        + " has no schema in the catalogue; leave the flag out for JSON"));
    }

    private static Optional<Schema> schema(TopicChoice topic) {
        return topic.known().map(Topic::value).map(SchemaText::schema);
    }

    /** Schema to read with; null for that of each record. */
    Schema readerSchema() {
        return schema(topic).orElse(null);
    }
}
