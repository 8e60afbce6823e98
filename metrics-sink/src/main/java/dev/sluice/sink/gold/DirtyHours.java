package dev.sluice.sink.gold;

import dev.sluice.lake.DataFile;
import dev.sluice.lake.LakeReader;
import dev.sluice.lake.LakeView;
import dev.sluice.lake.ManifestEntry;
import dev.sluice.schemas.EventType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The event hours that some manifest entries touched, in portions that fit in memory. */
final class DirtyHours {

    /** Rows that one portion aims at; an hour is never cut, so the largest hour is the most that a portion holds. */
    private static final long PORTION_ROWS = 1_000_000;

    private DirtyHours() {}

    /** The hours touched by the entries behind a number, newest first, in portions. */
    static List<List<Instant>> since(long seq, LakeReader lake) throws IOException {
        TreeSet<Instant> hours = new TreeSet<>(Comparator.reverseOrder());
        if (seq == 0) {
            datasets().forEach(dataset -> hours.addAll(lake.view().hours(dataset)));
        } else {
            for (ManifestEntry entry : lake.entriesSince(seq)) {
                entry.adds().forEach(file -> hours.add(file.hour()));
            }
        }
        return portions(hours, lake.view());
    }

    private static List<List<Instant>> portions(Iterable<Instant> hours, LakeView view) {
        List<List<Instant>> portions = new ArrayList<>();
        long room = 0;
        for (Instant hour : hours) {
            if (room <= 0) {
                portions.add(new ArrayList<>());
                room = PORTION_ROWS;
            }
            portions.get(portions.size() - 1).add(hour);
            room -= rows(hour, view);
        }
        return portions;
    }

    private static long rows(Instant hour, LakeView view) {
        return datasets()
                .flatMap(dataset -> view.files(dataset, hour, hour.plus(Duration.ofHours(1))).stream())
                .mapToLong(DataFile::rows)
                .sum();
    }

    private static Stream<String> datasets() {
        return Arrays.stream(EventType.values()).map(EventType::dataset);
    }
}
