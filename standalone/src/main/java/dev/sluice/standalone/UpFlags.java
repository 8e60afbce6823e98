package dev.sluice.standalone;

import java.nio.file.Path;

/**
 * The flags of {@code up}, as given.
 *
 * @param source text of {@code --source}
 * @param dataDir null where none was named
 * @param fresh start with an empty data directory
 * @param ports wanted ports
 * @param time text of {@code --for}; null where it was not given
 * @param untilIdle batch mode
 */
record UpFlags(String source, Path dataDir, boolean fresh, WantedPorts ports, String time, boolean untilIdle) {}
