package dev.sluice.schemas;

import java.util.Arrays;

/**
 * A set of topics that one instance of the topology serves. History has its own, because stream time on the live lane
 * is now and an old hour fed into it would be late as a whole.
 */
public enum Lane {
    /** Now: live polls, webhooks, files, standard input, the sample. */
    LIVE("github"),
    /** Backfill of archive hours. */
    HISTORY("github-history");

    private final String prefix;

    Lane(String prefix) {
        this.prefix = prefix;
    }

    /** First part of the lane's topic names, and its name in records and headers. */
    public String prefix() {
        return prefix;
    }

    /** Application id of the topology that serves this lane; the number rises with incompatible state. */
    public String applicationId() {
        return prefix + "-streams-v1";
    }

    /**
     * The lane of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Lane named(String prefix) {
        return Arrays.stream(values())
                .filter(lane -> lane.prefix.equals(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no lane is called '" + prefix + "'; expected github or github-history"));
    }
}
