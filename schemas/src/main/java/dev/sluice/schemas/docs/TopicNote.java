package dev.sluice.schemas.docs;

import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What neither the catalogue nor a schema says of a topic.
 *
 * @param key what its keys are
 * @param value what its values are, where they have no schema; null where the schema says so
 * @param headers their meaning by name, in order; empty where there are none that a subscriber needs
 */
record TopicNote(String key, String value, Map<String, String> headers) {
    private static final String REPOSITORY = "repository id; source id where there is none";

    private static final Map<String, String> ORIGIN = inOrder(List.of(
            Map.entry(Headers.SOURCE, "id of the source"),
            Map.entry(Headers.FETCHED_AT, "when the line was fetched or read, milliseconds since 1970"),
            Map.entry(Headers.POSITION, "number of the line in its source, from 1; of a webhook its delivery id"),
            Map.entry(Headers.WEBHOOK_EVENT, "webhooks only: GitHub's name of the kind of event"),
            Map.entry(Headers.WEBHOOK_DELIVERY, "webhooks only: id of the delivery, the same when it comes again"),
            Map.entry(
                    Headers.LETTER,
                    "lines tried again only: the dead letter that the line was, `<partition>-<offset>`")));

    private static final Map<String, String> REFUSAL = inOrder(List.of(
            Map.entry(Headers.REASON, "why it was refused, one word of a closed list"),
            Map.entry(Headers.DETAIL, "one sentence: what was seen and what was expected"),
            Map.entry(Headers.STAGE, "ingest or parse"),
            Map.entry(Headers.LANE, "lane that the line was on"),
            Map.entry(Headers.SOURCE_TOPIC, "topic of the refused record; absent where the ingester refused it"),
            Map.entry(Headers.SOURCE_PARTITION, "its partition; absent where the ingester refused it"),
            Map.entry(Headers.SOURCE_OFFSET, "its offset; absent where the ingester refused it"),
            Map.entry(Headers.ATTEMPT, "how often the line was tried, from 1"),
            Map.entry(Headers.LENGTH, "bytes of an oversized line"),
            Map.entry(Headers.SHA256, "SHA-256 of an oversized line")));

    private static final Map<String, TopicNote> BY_DATASET = Map.of(
            "bronze.events",
            new TopicNote(
                    REPOSITORY,
                    "The bytes as they were received: an event's line of JSON, or a webhook's body.",
                    ORIGIN),
            "gold.pull-request",
            keyed("`<repository id>/<number>`"),
            "ops.dead-letters",
            new TopicNote(
                    "that of the refused record",
                    "Lines that were refused, bytes unmodified; of an oversized line the first 64 KiB.",
                    joined(ORIGIN, REFUSAL)),
            "gold.repository",
            keyed("repository id"),
            "gold.actor",
            keyed("actor id"),
            "ops.ingest-positions",
            keyed("id of the source"),
            "ops.accounts",
            keyed("`<source>|<bronze partition>`"),
            "ops.gaps",
            keyed("`<source>|<poll>`"),
            "ops.drift",
            keyed("`<lane>|<feed>|<type>|<change>|<path>|<value>`, what drifted"),
            "ops.dead-letter-states",
            keyed("the dead letter, as in the header `letter`: `<partition>-<offset>`"));

    /**
     * The note of a topic; every silver topic has the same.
     *
     * @throws IllegalArgumentException if the topic is new and nobody has written one yet
     */
    static TopicNote of(Topic topic) {
        var name = TopicName.of(topic);
        var note =
                name.layer().equals("silver") ? keyed(REPOSITORY) : BY_DATASET.get(name.layer() + "." + name.dataset());
        if (note == null) {
            throw new IllegalArgumentException(
                    "nothing says what the keys of " + topic.name() + " are; add a line to TopicNote");
        }
        return note;
    }

    private static TopicNote keyed(String key) {
        return new TopicNote(key, null, Map.of());
    }

    private static Map<String, String> inOrder(List<Map.Entry<String, String>> entries) {
        var map = new LinkedHashMap<String, String>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private static Map<String, String> joined(Map<String, String> first, Map<String, String> second) {
        var all = new ArrayList<>(first.entrySet());
        all.addAll(second.entrySet());
        return inOrder(all);
    }
}
