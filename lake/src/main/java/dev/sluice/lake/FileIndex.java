package dev.sluice.lake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files that are in the lake, by dataset and event hour. It never changes; what follows is a new index. */
final class FileIndex {

    static final FileIndex EMPTY = new FileIndex(new TreeMap<>());

    private final NavigableMap<Slot, List<DataFile>> files;

    private FileIndex(NavigableMap<Slot, List<DataFile>> files) {
        this.files = files;
    }

    /** The event hours of which a dataset has files, oldest first. */
    List<Instant> hours(String dataset) {
        return between(dataset, Instant.MIN, Instant.MAX).keySet().stream()
                .map(Slot::hour)
                .toList();
    }

    /** A dataset's files of the event hours from one, up to and not including another. */
    List<DataFile> files(String dataset, Instant fromHour, Instant toHour) {
        return between(dataset, fromHour, toHour).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The index after further entries. A path is never added again once it was removed, so adding comes first. */
    FileIndex plus(List<ManifestEntry> entries) {
        NavigableMap<Slot, List<DataFile>> next = new TreeMap<>(files);
        entries.stream()
                .flatMap(entry -> entry.adds().stream())
                .collect(groupingBy(file -> new Slot(file.dataset(), file.hour())))
                .forEach((slot, added) -> next.merge(slot, added, FileIndex::concat));
        Set<String> removed =
                entries.stream().flatMap(entry -> entry.removes().stream()).collect(toUnmodifiableSet());
        if (!removed.isEmpty()) {
            next.replaceAll((slot, list) -> without(list, removed));
            next.values().removeIf(List::isEmpty);
        }
        return new FileIndex(next);
    }

    private Map<Slot, List<DataFile>> between(String dataset, Instant fromHour, Instant toHour) {
        return files.subMap(new Slot(dataset, fromHour), new Slot(dataset, toHour));
    }

    private static List<DataFile> concat(List<DataFile> some, List<DataFile> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<DataFile> without(List<DataFile> list, Set<String> paths) {
        return list.stream().filter(file -> !paths.contains(file.path())).toList();
    }

    /** Where a file belongs: its dataset, then its hour. */
    private record Slot(String dataset, Instant hour) implements Comparable<Slot> {

        @Override
        public int compareTo(Slot other) {
            int byDataset = dataset.compareTo(other.dataset);
            return byDataset != 0 ? byDataset : hour.compareTo(other.hour);
        }
    }
}
