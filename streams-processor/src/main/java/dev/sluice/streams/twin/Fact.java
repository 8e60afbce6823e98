package dev.sluice.streams.twin;

import dev.sluice.gold.Origin;
import dev.sluice.gold.PullRequestTwin;
import java.time.Instant;

/** A fact of the twin that events tell, and whose word it is when several do. */
enum Fact {
    REPO_NAME("repo_name", Rule.NEWEST),
    PULL_REQUEST_ID("pull_request_id", Rule.FIRST),
    TITLE("title", Rule.NEWEST),
    AUTHOR_ID("author_id", Rule.FIRST),
    AUTHOR_LOGIN("author_login", Rule.FIRST),
    OPENED_AT("opened_at", Rule.FIRST),
    MERGED_AT("merged_at", Rule.FIRST),
    MERGED_BY_ID("merged_by_id", Rule.FIRST),
    MERGED_BY_LOGIN("merged_by_login", Rule.FIRST),
    DRAFT("draft", Rule.NEWEST),
    BASE_REF("base_ref", Rule.NEWEST),
    HEAD_REF("head_ref", Rule.NEWEST),
    HEAD_SHA("head_sha", Rule.NEWEST),
    ADDITIONS("additions", Rule.NEWEST),
    DELETIONS("deletions", Rule.NEWEST),
    CHANGED_FILES("changed_files", Rule.NEWEST),
    COMMITS("commits", Rule.NEWEST),
    SEEN_OPEN_AT("seen_open_at", Rule.LATEST_TIME),
    TOLD_CLOSED_AT("told_closed_at", Rule.LATEST_TIME),
    SEEN_UNMERGED_AT("seen_unmerged_at", Rule.LATEST_TIME);

    private final String field;
    private final int position;
    private final Rule rule;

    Fact(String field, Rule rule) {
        this.field = field;
        this.position = PullRequestTwin.getClassSchema().getField(field).pos();
        this.rule = rule;
    }

    /** Name of its field in the twin. */
    String field() {
        return field;
    }

    /** Where the twin has it from; null where it is unknown. */
    Origin origin(PullRequestTwin twin) {
        return twin.getOrigins().get(field);
    }

    /** Its value, where it is a time; null where it is unknown. */
    Instant time(PullRequestTwin twin) {
        return (Instant) twin.get(position);
    }

    /** Lets an event tell it; no value tells nothing. */
    void told(PullRequestTwin twin, Teller teller, String silverField, Object value) {
        tell(twin, teller, silverField, value, false);
    }

    /** Lets it follow from an event that does not say it; what is told goes before. */
    void inferred(PullRequestTwin twin, Teller teller, String silverField, Object value) {
        tell(twin, teller, silverField, value, true);
    }

    private void tell(PullRequestTwin twin, Teller teller, String silverField, Object value, boolean inferred) {
        if (value == null) {
            return;
        }
        var known = origin(twin);
        if (known == null || wins(twin, teller, value, inferred, known)) {
            twin.put(position, value);
            twin.getOrigins().put(field, teller.origin(silverField, inferred));
        }
    }

    private boolean wins(PullRequestTwin twin, Teller teller, Object value, boolean inferred, Origin known) {
        return switch (rule) {
            case FIRST -> inferred == known.getInferred() ? teller.isBefore(known) : known.getInferred();
            case NEWEST -> teller.isAfter(known);
            case LATEST_TIME -> {
                int order = ((Instant) value).compareTo(time(twin));
                yield order > 0 || (order == 0 && teller.isBefore(known));
            }
        };
    }

    /** Whose word it is. */
    private enum Rule {
        /** It never changes: told goes before inferred, then the earliest teller. */
        FIRST,
        /** It may change: the newest teller. */
        NEWEST,
        /** It is a time: the latest value, whoever told it; of those who told the same the earliest. */
        LATEST_TIME
    }
}
