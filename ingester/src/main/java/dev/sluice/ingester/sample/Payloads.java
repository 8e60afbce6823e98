package dev.sluice.ingester.sample;

import java.time.Instant;

/**
 * Payloads by type, with the members that real ones of both shapes have in common or that numbers are made of.
 *
 * @param second when it happens, in seconds since 1970
 */
record Payloads(Dice dice, Shape shape, Actor actor, Repository repository, long second) {
    private static final int EMPTY_PUSH_PERCENT = 18;
    private static final int ON_PULL_REQUEST_PERCENT = 30;
    private static final int MANY = 1_000_000_000;

    void push(JsonText json) {
        json.number("repository_id", repository.id())
                .number("push_id", dice.below(MANY))
                .text("ref", "refs/heads/" + Words.branch(dice))
                .text("head", dice.sha())
                .text("before", dice.sha());
        if (shape == Shape.FULL) {
            writeCommits(json, dice.chance(EMPTY_PUSH_PERCENT) ? 0 : 1 + dice.rank(20, 1.5));
        }
    }

    void create(JsonText json) {
        int kind = dice.below(3);
        if (kind == 0) {
            json.nothing("ref").text("ref_type", "repository");
        } else {
            json.text("ref", Words.branch(dice)).text("ref_type", kind == 1 ? "branch" : "tag");
        }
        json.text("master_branch", "main").nothing("description").text("pusher_type", "user");
    }

    void delete(JsonText json) {
        json.text("ref", Words.branch(dice)).text("ref_type", "branch").text("pusher_type", "user");
    }

    void watch(JsonText json) {
        json.text("action", "started");
    }

    void fork(JsonText json) {
        json.open("forkee")
                .number("id", MANY + (long) dice.below(MANY))
                .text("name", repository.project())
                .text("full_name", actor.login() + "/" + repository.project())
                .flag("private", false);
        writeUser(json, "owner");
        json.nothing("description")
                .flag("fork", true)
                .text("created_at", time())
                .close();
    }

    void issues(JsonText json) {
        String action = dice.chance(55) ? "opened" : dice.chance(90) ? "closed" : "reopened";
        json.text("action", action);
        writeIssue(json, "closed".equals(action), false);
    }

    void issueComment(JsonText json) {
        json.text("action", "created");
        writeIssue(json, false, dice.chance(ON_PULL_REQUEST_PERCENT));
        writeComment(json);
    }

    void reviewComment(JsonText json) {
        int number = 1 + dice.below(5000);
        json.text("action", "created");
        writeComment(json);
        json.open("pull_request")
                .text("url", repository.url() + "/pulls/" + number)
                .number("id", MANY + (long) number)
                .number("number", number)
                .close();
    }

    void commitComment(JsonText json) {
        writeComment(json);
    }

    void release(JsonText json) {
        json.text("action", "published")
                .open("release")
                .number("id", dice.below(MANY))
                .text("tag_name", "v" + dice.below(9) + "." + dice.below(20))
                .text("name", Words.sentence(dice))
                .flag("draft", false)
                .flag("prerelease", dice.chance(10))
                .text("created_at", time())
                .text("published_at", time());
        writeUser(json, "author");
        json.close();
    }

    void gollum(JsonText json) {
        json.openList("pages")
                .open()
                .text("page_name", "Home")
                .text("title", Words.sentence(dice))
                .text("action", "edited")
                .text("sha", dice.sha())
                .close()
                .closeList();
    }

    void member(JsonText json) {
        json.open("member");
        Actor.person(dice).writeAsUser(json);
        json.close().text("action", "added");
    }

    void discussion(JsonText json) {
        json.text("action", "created")
                .open("discussion")
                .number("id", dice.below(MANY))
                .number("number", 1 + dice.below(5000))
                .text("title", Words.sentence(dice))
                .text("created_at", time());
        writeUser(json, "user");
        json.close();
    }

    void sponsorship(JsonText json) {
        json.text("action", "created")
                .open("sponsorship")
                .number("tier", dice.below(5))
                .close();
    }

    /** Public events have an empty payload. */
    void nothing(JsonText json) {}

    private void writeCommits(JsonText json, int size) {
        json.number("size", size).number("distinct_size", size).openList("commits");
        for (int i = 0; i < Math.min(size, 20); i++) {
            String sha = dice.sha();
            json.open().text("sha", sha).open("author");
            json.text("email", "nobody@example.org").text("name", actor.login()).close();
            json.text("message", Words.sentence(dice))
                    .flag("distinct", true)
                    .text("url", repository.url() + "/commits/" + sha)
                    .close();
        }
        json.closeList();
    }

    private void writeIssue(JsonText json, boolean closed, boolean pullRequest) {
        int number = 1 + dice.below(5000);
        json.open("issue")
                .text("url", repository.url() + "/issues/" + number)
                .number("id", MANY + (long) number)
                .number("number", number)
                .text("title", Words.sentence(dice));
        writeUser(json, "user");
        json.text("state", closed ? "closed" : "open")
                .number("comments", dice.below(9))
                .text("created_at", time());
        json.nothing("body");
        if (pullRequest) {
            json.open("pull_request")
                    .text("url", repository.url() + "/pulls/" + number)
                    .close();
        }
        json.close();
    }

    private void writeComment(JsonText json) {
        json.open("comment").number("id", dice.below(MANY));
        writeUser(json, "user");
        json.text("created_at", time())
                .text("commit_id", dice.sha())
                .text("body", Words.sentence(dice))
                .close();
    }

    private void writeUser(JsonText json, String key) {
        json.open(key);
        actor.writeAsUser(json);
        json.close();
    }

    private String time() {
        return Instant.ofEpochSecond(second).toString();
    }
}
