package dev.sluice.standalone.doctor;

import dev.sluice.lake.Fs;
import dev.sluice.lake.LakeRefusal;
import dev.sluice.lake.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the snapshot in force can be read.
 *
 * @param gold its folder
 */
record SnapshotCheck(Path gold) implements Examination {
    private static final String NAME = "gold";

    @Override
    public Finding look() {
        try {
            var snapshot = new SnapshotReader(gold, Fs.real()).current();
            if (snapshot.isEmpty()) {
                return Finding.wrong(
                        NAME, "no snapshot in " + gold + " yet", "the first comes seconds after the first event");
            }
            var file = snapshot.get().file();
            return Files.isReadable(file)
                    ? Finding.ok(NAME, file.getFileName() + " is in force")
                    : Finding.wrong(NAME, file + " cannot be read", "delete CURRENT, and the sink publishes a new one");
        } catch (LakeRefusal | IOException e) {
            return Finding.wrong(NAME, e.getMessage(), "delete CURRENT, and the sink publishes a new one");
        }
    }
}
