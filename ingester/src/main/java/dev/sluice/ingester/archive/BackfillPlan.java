package dev.sluice.ingester.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a backfill would do.
 *
 * @param hours oldest first
 */
public record BackfillPlan(List<Planned> hours) {
    private static final long MIB = 1 << 20;

    /** What would become of an hour. */
    public enum Fate {
        /** It would be read. */
        NEW,
        /** The rest of it would be read: it was cut, or faulty. */
        GO_ON,
        /** It was read. */
        DONE,
        /** The server does not have it. */
        MISSING,
        /** It would not be asked for yet. */
        TOO_EARLY,
        /** The server did not say. */
        UNKNOWN
    }

    /**
     * One hour.
     *
     * @param bytes to be downloaded, as stored; empty where the server does not say, or nothing is
     * @param note why; empty where there is nothing to say
     */
    public record Planned(ArchiveHour hour, Fate fate, OptionalLong bytes, String note) {}

    /** How many hours have that fate. */
    public long count(Fate fate) {
        return hours.stream().filter(planned -> planned.fate() == fate).count();
    }

    /** Bytes to be downloaded, of the hours whose size is known. */
    public long knownBytes() {
        return hours.stream().flatMapToLong(planned -> planned.bytes().stream()).sum();
    }

    /** Hours to be read whose size the server does not say. */
    public long withoutSize() {
        return hours.stream()
                .filter(planned -> planned.fate() == Fate.NEW || planned.fate() == Fate.GO_ON)
                .filter(planned -> planned.bytes().isEmpty())
                .count();
    }

    /** Such as {@code 48 hours, 2016-01-01-0 to 2016-01-02-23: 46 new, 2 done; 1,024 MiB to download}. */
    public String summary() {
        String fates = Arrays.stream(Fate.values())
                .filter(fate -> count(fate) > 0)
                .map(fate ->
                        count(fate) + " " + fate.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        String unknown = withoutSize() == 0 ? "" : ", and " + withoutSize() + " hours of unknown size";
        return String.format(
                Locale.ROOT,
                "%d hours, %s to %s: %s; %,d MiB to download%s",
                hours.size(),
                hours.get(0).hour(),
                hours.get(hours.size() - 1).hour(),
                fates,
                (knownBytes() + MIB - 1) / MIB,
                unknown);
    }
}
