package dev.sluice.lake;

/**
 * What a lake is bound to for its whole life: its offsets mean nothing elsewhere.
 *
 * @param clusterId the Kafka cluster
 * @param partitionCount the partitions of each topic
 */
public record LakeIdentity(String clusterId, int partitionCount) {

    /** Refuses when a lake that has entries was made from another cluster or another number of partitions. */
    void check(LakeView view) {
        if (view.seq() == 0) {
            return;
        }
        if (!view.identity().clusterId.equals(clusterId)) {
            throw new LakeRefusal("the lake was filled from Kafka cluster " + view.identity().clusterId
                    + ", but this one is " + clusterId
                    + "; point the sink at the first cluster or use another data directory");
        }
        if (view.identity().partitionCount != partitionCount) {
            throw new LakeRefusal("the lake was filled from topics of " + view.identity().partitionCount
                    + " partitions, but they now have " + partitionCount
                    + "; keys have moved between partitions, so use a new data directory or .v2 topics");
        }
    }
}
