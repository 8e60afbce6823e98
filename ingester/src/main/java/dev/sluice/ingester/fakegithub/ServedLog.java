package dev.sluice.ingester.fakegithub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.ingester.fakegithub.EventPages.ServedPage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers every event and every answer, and writes them down as they happen where a file was asked for. */
final class ServedLog implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final Clock clock;
    private final Writer file;
    private final boolean writes;
    private final Set<String> hours = ConcurrentHashMap.newKeySet();
    private final List<Served> served = new ArrayList<>();
    private final List<Answered> answered = new ArrayList<>();

    /** An answer may still be under way then. */
    private boolean closed;

    private ServedLog(Clock clock, Writer file, boolean writes) {
        this.writes = writes;
        this.clock = clock;
        this.file = file;
    }

    /** @param path null for no file */
    static ServedLog open(Path path, Clock clock) {
        try {
            return path == null
                    ? new ServedLog(clock, Writer.nullWriter(), false)
                    : new ServedLog(clock, Files.newBufferedWriter(path), true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the log " + path + ": " + e.getMessage(), e);
        }
    }

    synchronized void add(ServedPage page) {
        for (String event : page.events()) {
            var one = new Served(clock.instant(), page.path(), page.page(), event);
            served.add(one);
            write(one);
        }
        flush();
    }

    /**
     * The events of an hour of which a client was given something. They are written to the file alone, and once for each version
     * of the hour: there can be millions.
     */
    void add(String path, HourFile hour) {
        if (!writes || !hours.add(hour.etag())) {
            return;
        }
        try {
            HourEvents.tell(hour, event -> write(new Served(clock.instant(), path, 0, event)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the hour " + path + " to log its events", e);
        }
        flush();
    }

    synchronized void add(Answered answer) {
        answered.add(answer);
        write(json -> {
            json.writeStringField("at", answer.at().toString());
            json.writeStringField("method", answer.method());
            json.writeStringField("target", answer.target());
            json.writeNumberField("status", answer.status());
            json.writeStringField("fault", answer.fault());
        });
        flush();
    }

    synchronized List<Served> served() {
        return List.copyOf(served);
    }

    synchronized List<Answered> answered() {
        return List.copyOf(answered);
    }

    private void write(Served one) {
        write(json -> {
            json.writeStringField("at", one.at().toString());
            json.writeStringField("path", one.path());
            json.writeNumberField("page", one.page());
            json.writeStringField("event", one.event());
        });
    }

    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private synchronized void write(Fields fields) {
        if (closed) {
            return;
        }
        try {
            var line = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(line)) {
                json.writeStartObject();
                fields.writeTo(json);
                json.writeEndObject();
            }
            file.append(line.append('\n').toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the log of served events; is the disk full?", e);
        }
    }

    private synchronized void flush() {
        try {
            if (!closed) {
                file.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the log of served events; is the disk full?", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the log of served events", e);
        }
    }
}
