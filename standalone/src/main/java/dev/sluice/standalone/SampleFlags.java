package dev.sluice.standalone;

/**
 * The flags of {@code sample generate}, as given.
 *
 * @param seed of the sample
 * @param events how many lines
 * @param bad text of {@code --bad}
 * @param from text of {@code --from}
 * @param rate events in a second
 * @param late text of {@code --late}; null for none
 * @param duplicates text of {@code --duplicates}; null for the usual share
 * @param idResetAt null for never
 * @param corruption text of {@code --corruption}; null for none
 * @param output {@code -}, a file or a folder
 */
record SampleFlags(
        long seed,
        long events,
        String bad,
        String from,
        double rate,
        String late,
        String duplicates,
        Long idResetAt,
        String corruption,
        String output) {}
