package dev.sluice.standalone.consume;

import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The topic that a person means.
 *
 * @param name its whole name
 * @param known its entry in the catalogue; empty for a topic of somebody else
 */
record TopicChoice(String name, Optional<Topic> known) {
    private static final List<String> LAYERS = List.of("silver", "gold", "ops", "bronze");

    /**
     * Finds a topic by its whole name, by layer and data set ({@code gold.pull-request}) or by the data set alone
     * ({@code push}), where silver comes before gold and ops. A name with dots that is not in the catalogue is taken as it is.
     *
     * @throws IllegalArgumentException if no topic is called so, with all that are
     */
    static TopicChoice of(String text, Lane lane) {
        var topics = Topics.all(lane).stream()
                .sorted(Comparator.comparingInt(topic -> LAYERS.indexOf(layer(topic))))
                .toList();
        var found = topics.stream()
                .filter(topic ->
                        text.equals(topic.name()) || text.equals(shortName(topic)) || text.equals(dataset(topic)))
                .findFirst();
        if (found.isEmpty() && !text.contains(".")) {
            throw new IllegalArgumentException("no topic is called '" + text + "'; expected a whole name or one of "
                    + topics.stream().map(TopicChoice::dataset).distinct().collect(Collectors.joining(", ")));
        }
        return new TopicChoice(found.map(Topic::name).orElse(text), found.or(() -> wholeName(text)));
    }

    /** A whole name of the other lane. */
    private static Optional<Topic> wholeName(String text) {
        return List.of(Lane.values()).stream()
                .flatMap(lane -> Topics.all(lane).stream())
                .filter(topic -> topic.name().equals(text))
                .findFirst();
    }

    private static String layer(Topic topic) {
        return topic.name().split("\\.", -1)[1];
    }

    private static String dataset(Topic topic) {
        return topic.name().split("\\.", -1)[2];
    }

    private static String shortName(Topic topic) {
        return layer(topic) + "." + dataset(topic);
    }
}
