package dev.sluice.ingester.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The folder of downloaded hours: {@code 2016-01-01-1.json.gz} when it is whole, {@code .part} until then, and beside either the
 * {@code .version} that it is of, written first, so that a download that a crash has cut goes on and never mixes two versions.
 *
 * @param folder made when it is first needed
 */
record HourCache(Path folder) {
    /** A file that is whole. */
    record Stored(Path file, Version version) {}

    Path part(ArchiveHour hour) {
        return folder.resolve(hour + ".json.gz.part");
    }

    private Path file(ArchiveHour hour) {
        return folder.resolve(hour + ".json.gz");
    }

    private Path versionFile(ArchiveHour hour) {
        return folder.resolve(hour + ".json.gz.version");
    }

    Optional<Stored> stored(ArchiveHour hour) throws IOException {
        return Files.isRegularFile(file(hour)) ? Optional.of(new Stored(file(hour), version(hour))) : Optional.empty();
    }

    /** How many bytes of it are there in part. */
    long partSize(ArchiveHour hour) throws IOException {
        return Files.exists(part(hour)) ? Files.size(part(hour)) : 0;
    }

    /** Of the file, or of its part. */
    Version version(ArchiveHour hour) throws IOException {
        if (!Files.exists(versionFile(hour))) {
            return new Version(Optional.empty(), OptionalLong.empty());
        }
        List<String> lines = Files.readAllLines(versionFile(hour), UTF_8);
        boolean whole = lines.size() == 2 && lines.get(1).matches("-1|[0-9]{1,18}");
        long size = whole ? Long.parseLong(lines.get(1)) : -1;
        return new Version(
                whole ? Optional.of(lines.get(0)).filter(tag -> !tag.isEmpty()) : Optional.empty(),
                size < 0 ? OptionalLong.empty() : OptionalLong.of(size));
    }

    /** Begins anew: nothing of another version is left. */
    void begin(ArchiveHour hour, Version version) throws IOException {
        Files.createDirectories(folder);
        discard(hour);
        String text = version.etag().orElse("") + "\n" + version.size().orElse(-1) + "\n";
        Path temporary = folder.resolve(hour + ".json.gz.version.tmp");
        Files.writeString(temporary, text);
        sync(temporary);
        move(temporary, versionFile(hour));
    }

    /** Makes the part the file: from here on it is whole, whatever happens. */
    Stored finish(ArchiveHour hour) throws IOException {
        sync(part(hour));
        move(part(hour), file(hour));
        return new Stored(file(hour), version(hour));
    }

    void discard(ArchiveHour hour) throws IOException {
        Files.deleteIfExists(file(hour));
        Files.deleteIfExists(part(hour));
        Files.deleteIfExists(versionFile(hour));
    }

    private void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folder);
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
