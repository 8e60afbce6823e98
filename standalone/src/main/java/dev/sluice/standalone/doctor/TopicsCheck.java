package dev.sluice.standalone.doctor;

import dev.sluice.runtime.kafka.KafkaAnswers;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * Whether the topics of the live lane are there with their partitions.
 *
 * @param kafka where they should be
 */
record TopicsCheck(KafkaSettings kafka) implements Examination {
    private static final String NAME = "topics";

    @Override
    public Finding look() {
        var client = kafka.client();
        client.put("default.api.timeout.ms", "5000");
        client.put("request.timeout.ms", "4000");
        try (var admin = Admin.create(client)) {
            var there = KafkaAnswers.of(admin.listTopics().names(), "listing topics");
            var ours = Topics.all(Lane.LIVE).stream()
                    .map(Topic::name)
                    .filter(there::contains)
                    .toList();
            var described = KafkaAnswers.of(admin.describeTopics(ours).allTopicNames(), "describing topics");
            return of(described.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            topic -> topic.getValue().partitions().size())));
        } catch (RuntimeException e) {
            return Finding.unreachable(NAME, "cannot be listed: " + e.getMessage(), "see the line on the broker");
        }
    }

    /** @param partitions of the topics that are there */
    Finding of(Map<String, Integer> partitions) {
        var problems = new ArrayList<String>();
        for (var topic : Topics.all(Lane.LIVE)) {
            var found = partitions.get(topic.name());
            if (found == null) {
                problems.add(topic.name() + " is missing");
            } else if (found != topic.partitions()) {
                problems.add(topic.name() + " has " + found + " partitions, expected " + topic.partitions());
            }
        }
        return problems.isEmpty()
                ? Finding.ok(NAME, partitions.size() + " topics with the partitions that they should have")
                : Finding.wrong(
                        NAME,
                        String.join(", ", problems),
                        "a missing one is made when streams-processor starts; another count needs a new data directory");
    }
}
