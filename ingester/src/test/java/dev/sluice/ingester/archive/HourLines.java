package dev.sluice.ingester.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.source.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reading gives. */
final class HourLines {
    private HourLines() {}

    static List<String> rest(Reading reading) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Optional<Line> line = reading.next(); line.isPresent(); line = reading.next()) {
            lines.add(new String(((Line.Whole) line.get()).bytes(), UTF_8));
        }
        return lines;
    }
}
