package dev.sluice.schemas.queries;

/** Paths of the internal port of a streams-processor. */
public final class StoreQuery {
    /** GET: an {@link Instance}: who it is, what it owns, how far it has read. */
    public static final String INSTANCE = "/internal/v1/instance";
    /** GET {@code ?from=&to=} (RFC 3339, whole minutes, to exclusive): a {@link StoreAnswer} of {@link MinuteCount}. */
    public static final String MINUTES = "/internal/v1/event-minutes";
    /**
     * GET {@code ?from=&to=&bots=&limit=&repo_id=} (RFC 3339, whole hours, to exclusive): a {@link StoreAnswer} of
     * {@link RepoCount}: one repository, or the busiest ones.
     */
    public static final String REPOSITORIES = "/internal/v1/repositories";
    /**
     * GET {@code ?from=&to=&bots=&repo_id=} (RFC 3339, whole hours, to exclusive): a {@link StoreAnswer} of {@link
     * OpenedPulls}.
     */
    public static final String OPENED_PULLS = "/internal/v1/opened-pulls";
    /** GET: a {@link StoreAnswer} of {@link SourceAccount}. */
    public static final String ACCOUNTS = "/internal/v1/accounts";

    /** GET: a {@link StoreAnswer} of {@link DriftSeen}. */
    public static final String DRIFTS = "/internal/v1/drifts";

    /**
     * POST, an array of {@link EventKey}: a {@link StoreAnswer} of those that were seen, so that a further copy of one is a
     * duplicate. What is in a transaction that is still open may be missing.
     */
    public static final String SEEN = "/internal/v1/seen-events";

    private StoreQuery() {}
}
