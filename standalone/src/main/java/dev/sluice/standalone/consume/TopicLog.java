package dev.sluice.standalone.consume;

import dev.sluice.runtime.kafka.KafkaAnswers;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What a reader asks of a topic before it reads. */
interface TopicLog {
    /** Ends of partitions, records of open transactions included: the last stable offset may lag behind a commit. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions);

    /** Greatest record timestamp, milliseconds since 1970; negative where there is no record. */
    long newest(Collection<TopicPartition> partitions);

    /**
     * Asked of a broker.
     *
     * @param admin its client, not closed here
     */
    record OfBroker(Admin admin) implements TopicLog {
        @Override
        public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
            return ask(partitions, OffsetSpec.latest(), ListOffsetsResultInfo::offset);
        }

        @Override
        public long newest(Collection<TopicPartition> partitions) {
            return ask(partitions, OffsetSpec.maxTimestamp(), ListOffsetsResultInfo::timestamp).values().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(-1);
        }

        private Map<TopicPartition, Long> ask(
                Collection<TopicPartition> partitions, OffsetSpec what, Function<ListOffsetsResultInfo, Long> answer) {
            var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> what));
            return KafkaAnswers.of(admin.listOffsets(asked).all(), "asking for offsets of " + partitions)
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> answer.apply(entry.getValue())));
        }
    }
}
