package dev.sluice.schemas.docs;

import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topic.Cleanup;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.SchemaText;
import dev.sluice.silver.Envelope;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.Schema;

/** {@code docs/topics.md}: every topic with its key, how long it is kept, and its fields. */
public final class TopicPage {
    private static final String INTRODUCTION = """
            # Topics

            Made by `./sluice schemas docs` from the catalogue and the Avro schemas; a test compares it. [asyncapi.json](asyncapi.json) says the same to tools.

            Topics are called `<lane>.<layer>.<dataset>.v<N>`. This page shows the lane `github` (now); a backfill writes bronze, silver and gold of
            `github-history` in the same way. Topics of the layer `ops` exist once. Record timestamps are event times. Keys are UTF-8 text.

            Values with a schema are Avro in Confluent's wire format (0x00, schema id of four bytes, body). Their subject is `<topic>-value`,
            compatibility BACKWARD_TRANSITIVE. Batches are compressed with zstd and written in transactions: read with `isolation.level=read_committed`.
            Null is unknown, never 0. `./sluice consume push` shows any of them.
            """;

    private TopicPage() {}

    /** The page of the catalogue, Markdown. */
    public static String ofThisBuild() {
        var topics = Topics.all(Lane.LIVE).stream()
                .sorted(Comparator.comparingInt(topic -> TopicName.of(topic).order()))
                .toList();
        var page = new StringBuilder(INTRODUCTION);
        page.append("\n| topic | value | key | partitions | kept |\n|---|---|---|---|---|\n");
        topics.forEach(topic -> page.append(row(
                "[`%s`](#%s)".formatted(topic.name(), anchor(topic)),
                topic.value() == null ? "bytes" : topic.value().getSimpleName(),
                TopicNote.of(topic).key(),
                Integer.toString(topic.partitions()),
                kept(topic))));
        page.append("\n## Envelope\n\n").append(Envelope.getClassSchema().getDoc());
        page.append(" It is the field `event`.\n").append(fields(Envelope.getClassSchema(), false));
        topics.forEach(topic -> page.append(section(topic)));
        return page.toString();
    }

    private static String section(Topic topic) {
        var text = new StringBuilder("\n## " + topic.name() + "\n\n");
        var note = TopicNote.of(topic);
        if (topic.value() == null) {
            text.append(note.value()).append('\n');
        } else {
            var schema = SchemaText.schema(topic.value());
            text.append(schema.getDoc()).append('\n').append(fields(schema, true));
        }
        if (!note.headers().isEmpty()) {
            text.append("\n| header | meaning |\n|---|---|\n");
            note.headers().forEach((name, meaning) -> text.append(row("`" + name + "`", meaning)));
        }
        return text.toString();
    }

    /** @param withoutEnvelope where its fields stand above already */
    private static String fields(Schema schema, boolean withoutEnvelope) {
        List<FieldRow> rows = FieldRow.of(schema).stream()
                .filter(row -> !withoutEnvelope || !row.path().startsWith("event."))
                .toList();
        var table = new StringBuilder("\n| field | type | meaning |\n|---|---|---|\n");
        rows.forEach(field -> table.append(row("`" + field.path() + "`", field.type(), field.meaning())));
        return table.toString();
    }

    private static String row(String... cells) {
        var row = new StringBuilder("|");
        for (var cell : cells) {
            row.append(' ').append(cell.replace("|", "\\|")).append(" |");
        }
        return row.append('\n').toString();
    }

    /** As pages of GitHub make it of a heading. */
    private static String anchor(Topic topic) {
        return topic.name().replace(".", "");
    }

    private static String kept(Topic topic) {
        return topic.cleanup() instanceof Cleanup.BySize size
                ? size.bytes() / (1024 * 1024) + " MiB a partition"
                : "the newest value of each key";
    }
}
