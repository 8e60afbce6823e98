package dev.sluice.standalone;

import java.nio.file.Path;

/**
 * The flags of {@code fake-github}, as given.
 *
 * @param port wanted
 * @param hours folder of recorded hours; null where hours are generated
 * @param sample whether generated hours were asked for by name
 * @param walk folder of a recorded walk; null where there is none
 * @param feed file of recorded events; null where they are generated
 * @param seed of what is generated, and of the order of types
 * @param rate events of the Events API in a second
 * @param events lines of a generated hour
 * @param order text of {@code --order}
 * @param faults text of {@code --faults}; null for none
 * @param log file; null for none
 */
record FakeGithubFlags(
        int port,
        Path hours,
        boolean sample,
        Path walk,
        Path feed,
        long seed,
        double rate,
        long events,
        String order,
        String faults,
        Path log) {}
