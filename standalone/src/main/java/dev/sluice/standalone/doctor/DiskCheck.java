package dev.sluice.standalone.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether there is room for what is to come.
 *
 * @param folder that it is kept in; it need not exist
 */
record DiskCheck(Path folder) implements Examination {
    private static final String NAME = "disk";
    private static final long LEAST_MIB = 1024;

    @Override
    public Finding look() {
        try {
            return of(Files.getFileStore(existing(folder.toAbsolutePath())).getUsableSpace() >> 20);
        } catch (IOException e) {
            return Finding.wrong(NAME, "cannot tell the room in " + folder + ": " + e, "look at the folder's rights");
        }
    }

    private static Path existing(Path path) {
        return Files.exists(path) || path.getParent() == null ? path : existing(path.getParent());
    }

    Finding of(long freeMib) {
        return freeMib >= LEAST_MIB
                ? Finding.ok(NAME, freeMib + " MiB free in " + folder)
                : Finding.wrong(
                        NAME,
                        freeMib + " MiB free in " + folder + ", expected " + LEAST_MIB + " at least",
                        "make room, or name a data directory on another disk");
    }
}
