package dev.sluice.benchmarks;

import dev.sluice.runtime.Component;
import dev.sluice.runtime.ServiceMain;
import dev.sluice.runtime.health.Check;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.streams.Edges;
import dev.sluice.streams.ProcessorConfig;
import dev.sluice.streams.StreamsProperties;
import dev.sluice.streams.classify.ClassifyActors;
import dev.sluice.streams.parse.ToSilver;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;

/**
 * What ours is measured against: bronze parsed, classified and forwarded to the silver topics with the same settings, exactly
 * once, and nothing else: no state, no dead letters, no accounts. A process of its own, with the settings of the streams-processor;
 * topics and schemas must be there.
 */
final class PlainTopology implements Component {
    private final ProcessorConfig config;
    private final KafkaSettings kafka;
    private KafkaStreams streams;

    private PlainTopology(ProcessorConfig config, KafkaSettings kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    /** Runs until it is told to stop. */
    public static void main(String[] arguments) {
        ServiceMain.run(
                ProcessorConfig.ALL,
                (settings, metrics) -> new PlainTopology(ProcessorConfig.from(settings), KafkaSettings.from(settings)));
    }

    @Override
    public String name() {
        return "plain-topology";
    }

    @Override
    public void start() {
        var properties = StreamsProperties.of(config, kafka, "127.0.0.1:1");
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        var edges = new Edges(config.lane(), AvroSerdes.of(new ConfluentRegistry(kafka.registryUrl())));
        edges.writeSilver(ToSilver.of(ClassifyActors.of(edges.readBronze(builder))));
        streams = new KafkaStreams(builder.build(), properties);
        streams.start();
    }

    @Override
    public Check check() {
        return Check.ok("measured from outside");
    }

    @Override
    public void close() {
        if (streams != null) {
            streams.close();
        }
    }
}
