package dev.sluice.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where this checkout is, and the real hours beside it where they are. */
public final class Repository {
    private Repository() {}

    /** The top folder of the checkout. */
    public static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "no ARCHITECTURE.md above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }

    /** A file of the real data beside the checkout, if it is there. */
    public static Optional<Path> shared(String name) {
        return Optional.of(root().resolveSibling("shared").resolve("data").resolve(name))
                .filter(Files::exists);
    }
}
