package dev.sluice.standalone.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.schemas.Headers;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One letter in full.
 *
 * @param standing how it stands
 * @param record its newest letter
 */
record ShownLetter(Standing standing, ConsumerRecord<byte[], byte[]> record) {
    private static final int MOST_SHOWN = 4096;

    /** The line as text, a few KiB of it; as JSON all of it, in base64. */
    void print(Printer printer) {
        var facts = facts();
        if (printer.isJson()) {
            facts.put(
                    "line", record.value() == null ? null : Base64.getEncoder().encodeToString(record.value()));
            printer.object(facts);
        } else {
            facts.forEach((name, value) -> printer.say("%-16s %s".formatted(name, Printer.known(value))));
            printer.say("");
            printer.say(line());
        }
    }

    private Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("letter", standing.id());
        facts.put("state", standing.status().text());
        facts.put("attempts", standing.attempts());
        facts.put("newest_letter", standing.letter().at());
        facts.put("replayable", standing.letter().isWhole());
        facts.put("key", record.key() == null ? null : new String(record.key(), UTF_8));
        facts.put("bytes", standing.letter().bytes());
        for (var header : record.headers()) {
            if (!header.key().equals(Headers.LETTER) && !header.key().equals(Headers.ATTEMPT)) {
                facts.put(header.key(), Headers.text(record.headers(), header.key()));
            }
        }
        return facts;
    }

    private String line() {
        byte[] bytes = record.value();
        if (bytes == null) {
            return "(no line)";
        }
        var shown = Visible.text(new String(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_SHOWN)), UTF_8));
        return bytes.length <= MOST_SHOWN
                ? shown
                : shown + "\n... " + (bytes.length - MOST_SHOWN) + " more bytes; --raw prints all of them";
    }
}
