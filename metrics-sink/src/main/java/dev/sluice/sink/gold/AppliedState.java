package dev.sluice.sink.gold;

import dev.sluice.lake.LakeReader;
import java.io.IOException;

/**
 * What the gold tables are made of.
 *
 * @param seq the last manifest entry in them; 0 if none
 * @param sha256 of that entry's file
 * @param definition SHA-256 of the schema and the models that made them
 */
record AppliedState(long seq, String sha256, String definition) {

    /** Whether going on from here gives the same tables as starting anew: same definition, and the lake still has the entry. */
    boolean fits(String currentDefinition, LakeReader lake) throws IOException {
        return definition.equals(currentDefinition) && seq <= lake.view().seq() && sha256.equals(lake.sha256(seq));
    }
}
