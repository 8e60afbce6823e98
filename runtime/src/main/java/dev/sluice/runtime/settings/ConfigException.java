package dev.sluice.runtime.settings;

import java.util.List;

/** The settings, or the arguments, are wrong; ends the process with {@link dev.sluice.runtime.ExitCode#USAGE}. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * All problems at once.
     *
     * @param what is to be mended, such as {@code setting(s)}
     * @param problems each with the name, what was found and what is expected
     */
    public ConfigException(String what, List<String> problems) {
        super("cannot start, " + problems.size() + " " + what + " to mend:\n  - " + String.join("\n  - ", problems));
    }
}
