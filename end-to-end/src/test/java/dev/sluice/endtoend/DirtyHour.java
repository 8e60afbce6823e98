package dev.sluice.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * An hour three times over, each time under other ids, with every tenth line twice, a bad line behind every fiftieth, and pushes that webhooks tell too.
 *
 * @param lines as they are laid out
 * @param silver what has to become of them, as {@link SilverCheck} tells it
 * @param webhooks bodies by delivery, each of a push that is among the lines
 */
record DirtyHour(List<String> lines, Set<String> silver, Map<String, String> webhooks) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMES = 3;
    private static final int COPY_EVERY = 10;
    private static final int COPY_AFTER = 50;
    private static final int PUSHES = 200;
    private static final int REPOSITORIES = 40;
    private static final Instant PUSHED_AT = Instant.parse("2016-01-01T01:30:00Z");

    /** Of the events of an hour, under ids that no other round has. */
    static DirtyHour of(Path hour, int round) throws IOException {
        var dirty = new DirtyHour(new ArrayList<>(), new TreeSet<>(), new LinkedHashMap<>());
        for (int time = 0; time < TIMES; time++) {
            dirty.addAll(hour, round + "." + time);
        }
        for (int push = 0; push < PUSHES; push++) {
            dirty.addPush(round, push);
        }
        return dirty;
    }

    private void addAll(Path hour, String ids) throws IOException {
        try (var in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(hour)), UTF_8))) {
            var events = new ArrayList<String>();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                events.add(add(line, ids));
                addCopiesAndBadLines(events, ids);
            }
        }
    }

    private String add(String line, String ids) throws IOException {
        var event = (ObjectNode) JSON.readTree(line);
        event.put("id", ids + "-" + event.get("id").asText());
        var text = event.toString();
        lines.add(text);
        silver.add(SilverCheck.event(
                event.get("type").textValue(),
                event.get("id").textValue(),
                Instant.parse(event.get("created_at").textValue()).toString()));
        return text;
    }

    private void addCopiesAndBadLines(List<String> events, String ids) {
        int number = events.size();
        if (number % COPY_EVERY == 0 && number > COPY_AFTER) {
            lines.add(events.get(number - COPY_AFTER));
        }
        if (number % COPY_AFTER == 0) {
            var bad = "{\"id\":\"bad-" + ids + "-" + number + "\",\"type\":";
            lines.add(bad);
            silver.add(SilverCheck.badLine(bad));
        }
    }

    private void addPush(int round, int push) throws IOException {
        long repo = 900_000L + push % REPOSITORIES;
        var commits = "%d-%d".formatted(round, push);
        add("""
                {"id":"push-%d","type":"PushEvent","actor":{"id":3,"login":"ann"},"repo":{"id":%d,"name":"o/r"},\
                "payload":{"push_id":1,"ref":"refs/heads/main","before":"b-%s","head":"h-%s"},"created_at":"%s"}""".formatted(push, repo, commits, commits, PUSHED_AT), Integer.toString(round));
        webhooks.put(commits, """
                {"ref":"refs/heads/main","before":"b-%s","after":"h-%s","commits":[],"repository":{"id":%d,\
                "full_name":"o/r","pushed_at":%d},"sender":{"id":3,"login":"ann"}}""".formatted(commits, commits, repo, PUSHED_AT.getEpochSecond()));
        silver.add(SilverCheck.event("PushEvent", "wh-" + commits, PUSHED_AT.toString()));
    }

    /** The repository of a push, the key of its webhook. */
    static String key(String webhook) throws IOException {
        return JSON.readTree(webhook).at("/repository/id").asText();
    }

    /** Lays the lines out as a file. */
    Path writeTo(Path file) throws IOException {
        return Files.write(file, lines);
    }
}
