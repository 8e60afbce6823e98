package dev.sluice.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The cluster whose schema ids a registry folder holds: ids of another cluster would decode its records wrongly. */
final class RegistryOwner {

    private static final String FILE = "cluster-id";

    private RegistryOwner() {}

    /** Marks a new folder as the cluster's, or refuses one that is another's. */
    static void claim(Path folder, String clusterId) {
        Path mark = folder.resolve(FILE);
        try {
            if (!Files.exists(mark)) {
                Files.writeString(mark, clusterId + "\n");
            }
            String owner = Files.readString(mark).strip();
            if (!owner.equals(clusterId)) {
                throw new CannotStart(
                        CannotStart.Reason.FOREIGN_REGISTRY,
                        "the schemas in " + folder + " belong to Kafka cluster " + owner + ", not to " + clusterId,
                        "put the matching kafka folder back beside it, or begin anew with --fresh");
            }
        } catch (IOException failed) {
            throw DataFolder.unusable(folder, failed);
        }
    }
}
