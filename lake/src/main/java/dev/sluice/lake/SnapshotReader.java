package dev.sluice.lake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the snapshot in force: the one that the file {@code CURRENT} names. */
public final class SnapshotReader {

    static final String POINTER = "CURRENT";

    private final Path directory;
    private final Fs fs;

    /** @param directory the gold directory; it need not exist yet */
    public SnapshotReader(Path directory, Fs fs) {
        this.directory = directory;
        this.fs = fs;
    }

    /**
     * The snapshot in force; empty as long as nothing was published. It stays on disk for at least a minute after a newer
     * one is published, and an open reader keeps it for as long as it likes.
     *
     * @throws LakeRefusal if the pointer names something that is not a snapshot
     */
    public Optional<Snapshot> current() throws IOException {
        Path pointer = directory.resolve(POINTER);
        if (!fs.exists(pointer)) {
            return Optional.empty();
        }
        String name = read(pointer).strip();
        OptionalLong number = Snapshot.number(name);
        if (number.isEmpty()) {
            throw new LakeRefusal(pointer + " names '" + name
                    + "', expected gold-<number>.duckdb; delete it, and the sink publishes a new snapshot");
        }
        return Optional.of(Snapshot.in(directory, number.getAsLong()));
    }

    private String read(Path file) throws IOException {
        try (InputStream in = fs.open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
