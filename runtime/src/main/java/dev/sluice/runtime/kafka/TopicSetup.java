package dev.sluice.runtime.kafka;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes sure that topics exist with the partitions that the data relies on. */
public final class TopicSetup {
    private TopicSetup() {}

    /**
     * Creates what is missing and checks what is there.
     *
     * @throws IllegalStateException if a topic has another number of partitions, or the broker refuses
     */
    public static void ensure(Admin admin, Collection<NewTopic> topics) {
        for (var created : admin.createTopics(topics).values().entrySet()) {
            try {
                created.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("cannot create topic " + created.getKey(), e.getCause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while creating topic " + created.getKey(), e);
            }
        }
        checkPartitions(admin, topics);
    }

    private static void checkPartitions(Admin admin, Collection<NewTopic> topics) {
        var expected = topics.stream().collect(Collectors.toMap(NewTopic::name, NewTopic::numPartitions));
        var found =
                KafkaAnswers.ofNew(() -> admin.describeTopics(expected.keySet()).allTopicNames(), "describing topics");
        found.forEach((name, topic) -> {
            if (topic.partitions().size() != expected.get(name)) {
                throw new IllegalStateException("topic " + name + " has "
                        + topic.partitions().size() + " partitions, expected " + expected.get(name)
                        + "; keys would move: use a new data directory, or give the topic its old count back");
            }
        });
    }
}
