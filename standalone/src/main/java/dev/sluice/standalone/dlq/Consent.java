package dev.sluice.standalone.dlq;

import dev.sluice.runtime.settings.ConfigException;
import java.util.List;
import picocli.CommandLine.Option;

/** The flags that decide whether anything is done. */
final class Consent {
    @Option(names = "--dry-run", description = "say what would be done, and do nothing")
    private boolean dryRun;

    @Option(names = "--yes", description = "do it")
    private boolean yes;

    /**
     * Whether it is only said.
     *
     * @throws ConfigException if neither or both was asked for: what is done to letters is not done by mistake
     */
    boolean isDryRun(String what) {
        if (dryRun == yes) {
            throw new ConfigException(
                    "argument(s)",
                    List.of((yes ? "--dry-run and --yes exclude each other" : "neither --dry-run nor --yes is given")
                            + "; expected --dry-run to see what " + what + " would do, or --yes to do it"));
        }
        return dryRun;
    }
}
