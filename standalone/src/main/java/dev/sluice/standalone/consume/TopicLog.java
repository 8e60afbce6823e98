package dev.sluice.standalone.consume;

import dev.sluice.runtime.kafka.KafkaAnswers;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What a reader asks of a topic before it reads. */
@FunctionalInterface
interface TopicLog {
    /** Ends of partitions, records of open transactions included: the last stable offset may lag behind a commit. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions);

    /** Asked of a broker by that client. */
    static TopicLog of(Admin admin) {
        return partitions -> {
            var latest = partitions.stream()
                    .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
            return KafkaAnswers.of(admin.listOffsets(latest).all(), "asking for the ends of " + partitions)
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        };
    }
}
