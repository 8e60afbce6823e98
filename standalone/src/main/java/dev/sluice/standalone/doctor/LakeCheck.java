package dev.sluice.standalone.doctor;

import dev.sluice.lake.DataFile;
import dev.sluice.lake.Digest;
import dev.sluice.lake.Fs;
import dev.sluice.lake.LakeLayout;
import dev.sluice.lake.LakeReader;
import dev.sluice.lake.LakeRefusal;
import dev.sluice.schemas.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether every file that the manifest lists is there with its length, and with its bytes if that is asked for.
 *
 * @param lake its folder
 * @param deep whether the bytes are read
 */
record LakeCheck(Path lake, boolean deep) implements Examination {
    private static final String NAME = "lake";
    private static final int TOLD = 3;

    @Override
    public Finding look() {
        try {
            var view = LakeReader.open(new LakeLayout(lake), Fs.real()).view();
            var files = Arrays.stream(EventType.values())
                    .flatMap(type -> view.files(type.dataset(), Instant.MIN, Instant.MAX).stream())
                    .toList();
            var broken = new ArrayList<String>();
            for (var file : files) {
                problem(file, broken);
            }
            return of(view.seq(), files.size(), broken);
        } catch (LakeRefusal | IOException e) {
            return Finding.wrong(NAME, e.getMessage(), "restore " + lake + ", or begin with an empty data directory");
        }
    }

    private void problem(DataFile file, List<String> broken) throws IOException {
        var path = new LakeLayout(lake).file(file.path());
        if (!Files.exists(path)) {
            broken.add(file.path() + " is missing");
        } else if (Files.size(path) != file.bytes()) {
            broken.add(file.path() + " has " + Files.size(path) + " bytes, expected " + file.bytes());
        } else if (deep && !Digest.of(Fs.real(), path).sha256().equals(file.sha256())) {
            broken.add(file.path() + " has other bytes than were written");
        }
    }

    Finding of(long entry, int files, List<String> broken) {
        if (broken.isEmpty()) {
            return Finding.ok(
                    NAME, files + " files of entry " + entry + " are there" + (deep ? " with their bytes" : ""));
        }
        return Finding.wrong(
                NAME,
                broken.size() + " of " + files + " files: "
                        + String.join(", ", broken.subList(0, Math.min(TOLD, broken.size()))),
                "restore them from a copy, or read the sources again into a fresh data directory");
    }
}
