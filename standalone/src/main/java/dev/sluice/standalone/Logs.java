package dev.sluice.standalone;

import java.nio.file.Path;
import java.util.Map;

/** Where the log of this process goes: to a file, warnings to standard error as well. */
final class Logs {
    private Logs() {}

    /** What the file .env says of levels: the logging configuration asks the environment else. To be called before the first logger is made. */
    static void levels(Map<String, String> file, Map<String, String> environment) {
        file.forEach((name, value) -> {
            if (name.endsWith("_LOG_LEVEL") && !environment.containsKey(name)) {
                System.setProperty(name, value);
            }
        });
    }

    /** To be called before the first logger is made. */
    static void into(Path folder) {
        System.setProperty("sluice.log.dir", folder.toAbsolutePath().toString());
        System.setProperty("logback.configurationFile", "up-logback.xml");
    }
}
