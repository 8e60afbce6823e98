package dev.sluice.ingester.fakegithub;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An hour as the archive names it: {@code 2026-01-01-7}, the hour without a leading zero.
 *
 * @param start its first second
 */
public record HourName(Instant start) {
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-(\\d|1\\d|2[0-3])");
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-H").withZone(ZoneOffset.UTC);

    /** Reads it; empty when it names no hour. */
    public static Optional<HourName> of(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HourName(LocalDate.parse(name.group(1))
                    .atTime(Integer.parseInt(name.group(2)), 0)
                    .toInstant(ZoneOffset.UTC)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Name of its file in the archive. */
    public String file() {
        return this + ".json.gz";
    }

    @Override
    public String toString() {
        return FORMAT.format(start);
    }
}
