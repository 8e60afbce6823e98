package dev.sluice.schemas.docs;

import dev.sluice.schemas.Topic;
import java.util.List;

/**
 * The parts of a topic's name.
 *
 * @param lane such as {@code github}
 * @param layer {@code bronze}, {@code silver}, {@code gold} or {@code ops}
 * @param dataset such as {@code pull-request}
 */
record TopicName(String lane, String layer, String dataset) {
    private static final List<String> LAYERS = List.of("bronze", "silver", "gold", "ops");

    static TopicName of(Topic topic) {
        var parts = topic.name().split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException(
                    "a topic is called '" + topic.name() + "'; expected <lane>.<layer>.<dataset>.v<N>");
        }
        return new TopicName(parts[0], parts[1], parts[2]);
    }

    /** Place of its layer on the way of an event. */
    int order() {
        return LAYERS.indexOf(layer);
    }
}
