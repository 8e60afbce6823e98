package dev.sluice.ingester.fakegithub;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The hours that the archive has. */
@FunctionalInterface
public interface Hours {
    /** The file of that hour as it is at that time; empty when the archive lacks it. */
    Optional<HourFile> find(HourName hour, Instant now);

    /** None at all. */
    static Hours none() {
        return (hour, now) -> Optional.empty();
    }

    /** The files of a folder, by their names: {@code 2015-01-01-0.json.gz}. */
    static Hours folder(Path folder) {
        return (hour, now) -> StoredHour.in(folder, hour);
    }

    /** Any hour since 2011, generated while it is sent. */
    static Hours sample(SampleHours plan) {
        return (hour, now) -> plan.find(hour);
    }

    /** Without these, for ever. */
    default Hours without(Set<HourName> missing) {
        return (hour, now) -> missing.contains(hour) ? Optional.empty() : find(hour, now);
    }

    /** That hour is missing until then. */
    default Hours appearing(HourName late, Instant at) {
        return (hour, now) -> hour.equals(late) && now.isBefore(at) ? Optional.empty() : find(hour, now);
    }

    /** From then on that hour is another file, with some events more, and another ETag. */
    default Hours republished(HourName changed, Instant at) {
        return (hour, now) -> find(hour, now)
                .map(file -> hour.equals(changed) && !now.isBefore(at) ? RepublishedHour.of(file, hour, at) : file);
    }
}
