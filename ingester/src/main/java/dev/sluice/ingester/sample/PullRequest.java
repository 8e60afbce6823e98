package dev.sluice.ingester.sample;

import dev.sluice.ingester.sample.PullRequestLane.Stage;
import java.time.Instant;

/** The facts of one pull request's whole life: they depend on the seed and its number alone. */
record PullRequest(
        long number,
        Repository repository,
        Actor author,
        Actor reviewer,
        boolean merged,
        Shape shape,
        String title,
        String head,
        String base,
        int added,
        int deleted,
        Times times) {
    private static final long FIRST_ID = 2_000_000_000L;
    private static final int MERGED_PERCENT = 85;
    private static final int APPROVED_PERCENT = 80;

    /** When its steps happen, in seconds since 1970. */
    record Times(long opened, long reviewed, long closed) {}

    static PullRequest of(long seed, long number, Times times) {
        Dice dice = Dice.of(seed, "pull-request", number);
        return new PullRequest(
                number,
                Repository.any(dice),
                Actor.any(dice),
                Actor.person(dice),
                dice.chance(MERGED_PERCENT),
                Shape.any(dice),
                Words.sentence(dice),
                dice.sha(),
                dice.sha(),
                dice.below(400),
                dice.below(150),
                times);
    }

    String typeAt(Stage stage) {
        return stage == Stage.REVIEWED ? "PullRequestReviewEvent" : "PullRequestEvent";
    }

    Actor actorAt(Stage stage) {
        return stage == Stage.OPENED ? author : reviewer;
    }

    long timeAt(Stage stage) {
        return switch (stage) {
            case OPENED -> times.opened();
            case REVIEWED -> times.reviewed();
            case CLOSED -> times.closed();
        };
    }

    void writePayload(JsonText json, Stage stage) {
        json.text("action", actionAt(stage));
        if (stage == Stage.REVIEWED) {
            writeReview(json);
        } else {
            json.number("number", number);
        }
        json.open("pull_request");
        json.text("url", url()).number("id", FIRST_ID + number).number("number", number);
        if (shape == Shape.FULL) {
            writeState(json, stage);
        }
        writeSide(json, "head", "patch-" + number, head);
        writeSide(json, "base", "main", base);
        json.close();
    }

    /** GitHub says {@code merged} since payloads are reduced; before, a merge was {@code closed} with {@code merged=true}. */
    private String actionAt(Stage stage) {
        return switch (stage) {
            case OPENED -> "opened";
            case REVIEWED -> "created";
            case CLOSED -> merged && shape == Shape.REDUCED ? "merged" : "closed";
        };
    }

    private void writeReview(JsonText json) {
        json.open("review").number("id", FIRST_ID + number * 10).open("user");
        reviewer.writeAsUser(json);
        json.close()
                .nothing("body")
                .text("commit_id", head)
                .text("submitted_at", Instant.ofEpochSecond(times.reviewed()).toString())
                .text("state", number % 100 < APPROVED_PERCENT ? "approved" : "changes_requested")
                .close();
    }

    private void writeState(JsonText json, Stage stage) {
        boolean closed = stage == Stage.CLOSED;
        String closedAt = Instant.ofEpochSecond(times.closed()).toString();
        json.text("state", closed ? "closed" : "open").flag("locked", false).text("title", title);
        json.open("user");
        author.writeAsUser(json);
        json.close().nothing("body");
        json.text("created_at", Instant.ofEpochSecond(times.opened()).toString())
                .text("updated_at", Instant.ofEpochSecond(timeAt(stage)).toString());
        writeTime(json, "closed_at", closed, closedAt);
        writeTime(json, "merged_at", closed && merged, closedAt);
        json.flag("draft", false).flag("merged", closed && merged);
        json.number("comments", number % 5)
                .number("review_comments", 0)
                .number("commits", 1 + number % 4)
                .number("additions", added)
                .number("deletions", deleted)
                .number("changed_files", 1 + number % 9);
    }

    private static void writeTime(JsonText json, String key, boolean known, String time) {
        if (known) {
            json.text(key, time);
        } else {
            json.nothing(key);
        }
    }

    private void writeSide(JsonText json, String side, String ref, String sha) {
        json.open(side).text("ref", ref).text("sha", sha).open("repo");
        repository.writeTo(json);
        json.close().close();
    }

    private String url() {
        return repository.url() + "/pulls/" + number;
    }
}
