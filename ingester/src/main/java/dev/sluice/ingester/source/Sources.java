package dev.sluice.ingester.source;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What a person asked to be read. */
public sealed interface Sources {
    /** What is known beforehand, and comes to an end or can be gone on with. */
    sealed interface Listed extends Sources {
        /** The sources, in the order in which they are to be read. */
        List<Source> list(Context context);
    }

    /** GitHub's feeds, polled. */
    record OfLive() implements Sources {}

    /** The hours of the archive. */
    record OfArchive() implements Sources {}

    /** Webhooks alone. */
    record OfWebhook() implements Sources {}

    /**
     * What sources need of the process.
     *
     * @param seed of the sample
     * @param mode of the whole
     * @param started when the process was
     * @param stdin its standard input
     */
    record Context(long seed, Mode mode, Instant started, InputStream stdin) {}

    /** Whether there is an end. */
    enum Mode {
        /** The sample goes on for ever. */
        ENDLESS,
        /** The sample ends after its first 10,000 events. */
        BATCH
    }

    /** Files, read one after another. */
    record OfFiles(List<Path> files) implements Listed {
        @Override
        public List<Source> list(Context context) {
            return files.stream().<Source>map(FileSource::new).toList();
        }
    }

    /** Standard input. */
    record OfStdin() implements Listed {
        @Override
        public List<Source> list(Context context) {
            return List.of(new StdinSource(context.started(), context.stdin()));
        }
    }

    /** The synthetic feed. */
    record OfSample() implements Listed {
        @Override
        public List<Source> list(Context context) {
            long last = context.mode() == Mode.BATCH ? SampleSource.AT_ONCE : Long.MAX_VALUE;
            return List.of(new SampleSource(context.seed(), last));
        }
    }

    /**
     * Reads {@code sample}, {@code live}, {@code archive}, {@code webhook}, {@code -} or {@code file:PATH-OR-GLOB}; files must exist.
     *
     * @throws IllegalArgumentException with what was expected
     */
    static Sources parse(String text) {
        if (text.startsWith("file:")) {
            return new OfFiles(FilePattern.matching(text.substring("file:".length())));
        }
        return switch (text) {
            case "sample" -> new OfSample();
            case "-" -> new OfStdin();
            case "live" -> new OfLive();
            case "archive" -> new OfArchive();
            case "webhook" -> new OfWebhook();
            default ->
                throw new IllegalArgumentException(
                        "sample, live, archive, webhook, - or file:PATH-OR-GLOB, not '" + text + "'");
        };
    }
}
