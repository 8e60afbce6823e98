package dev.sluice.standalone;

import java.nio.file.Path;

/** Where the log of this process goes: to a file, warnings to standard error as well. */
final class Logs {
    private Logs() {}

    /** To be called before the first logger is made. */
    static void into(Path folder) {
        System.setProperty("sluice.log.dir", folder.toAbsolutePath().toString());
        System.setProperty("logback.configurationFile", "up-logback.xml");
    }
}
