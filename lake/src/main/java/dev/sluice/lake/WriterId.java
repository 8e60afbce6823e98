package dev.sluice.lake;

import java.util.regex.Pattern;

/**
 * Who writes: a name that stays from run to run, and the run. Two runs never share a file name, so a paused process that
 * wakes up late cannot overwrite what its successor committed.
 *
 * @param name the writer's name, the same after a restart; small letters, digits and hyphens
 * @param run what tells this run from all others of the name; small letters and digits
 */
public record WriterId(String name, String run) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern RUN = Pattern.compile("[a-z0-9]{1,32}");

    public WriterId {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("writer name is '" + name + "', expected " + NAME);
        }
        if (!RUN.matcher(run).matches()) {
            throw new IllegalArgumentException("writer run is '" + run + "', expected " + RUN);
        }
    }

    /** Whether a scratch directory of that name belongs to some run of this writer. */
    boolean ownsScratch(String directory) {
        int dot = directory.lastIndexOf('.');
        return dot > 0 && directory.substring(0, dot).equals(name);
    }

    @Override
    public String toString() {
        return name + "." + run;
    }
}
