package dev.sluice.standalone.contract;

import dev.sluice.runtime.settings.ConfigException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The checkout that this program was built in.
 *
 * @param root its top folder
 */
record Checkout(Path root) {
    private static final String SCHEMAS = "schemas/src/main";

    /**
     * The folder above this class's jar or folder that holds the schemas.
     *
     * @throws ConfigException if there is none: the program was copied away
     */
    static Checkout ofThisProgram() {
        var home = home();
        for (var folder = home; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(SCHEMAS))) {
                return new Checkout(folder);
            }
        }
        throw new ConfigException(
                "folder(s)",
                List.of("no " + SCHEMAS + " above " + home + "; run ./sluice in a checkout of the sources"));
    }

    private static Path home() {
        try {
            return Path.of(Checkout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this program's own location is not a path: " + e.getInput(), e);
        }
    }

    /** Where released schemas are kept. */
    Path released() {
        return root.resolve("schemas/released");
    }

    /** Where generated documents lie. */
    Path docs() {
        return root.resolve("docs");
    }
}
