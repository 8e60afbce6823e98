package dev.sluice.streams.serve;

import java.util.Set;

/** Several scans that make one answer: all of them must read the same partitions, or a part would be passed off as the whole. */
final class Scans {
    private Set<Integer> answered;

    /**
     * One more scan.
     *
     * @param partitions that it read
     * @throws NotRunning if a partition came or went since the scan before
     */
    void add(Set<Integer> partitions) {
        if (answered != null && !answered.equals(partitions)) {
            throw new NotRunning(
                    "partitions " + answered + " became " + partitions + " while they were asked; ask again", null);
        }
        answered = partitions;
    }

    /** The partitions that each scan read. */
    Set<Integer> answered() {
        return answered == null ? Set.of() : answered;
    }
}
