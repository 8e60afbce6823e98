package dev.sluice.streams;

import dev.sluice.runtime.ServiceMain;
import dev.sluice.runtime.kafka.KafkaSettings;

/** The streams-processor as a process of its own. */
public final class Main {
    private Main() {}

    /** Runs until it is told to stop. */
    public static void main(String[] arguments) {
        ServiceMain.run(
                ProcessorConfig.ALL,
                (settings, metrics) ->
                        new StreamsProcessor(ProcessorConfig.from(settings), KafkaSettings.from(settings), metrics));
    }
}
