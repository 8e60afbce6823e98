package dev.sluice.lake;

/** What became of a commit. */
public sealed interface CommitOutcome {

    /**
     * The entry is in the manifest and durable.
     *
     * @param view the lake that it makes
     */
    record Committed(LakeView view) implements CommitOutcome {}

    /**
     * Somebody else committed that number first. Nothing of this try is in the lake; the writer is stale and must read the
     * manifest again.
     *
     * @param winner the entry that has the number
     */
    record LostRace(ManifestEntry winner) implements CommitOutcome {}
}
