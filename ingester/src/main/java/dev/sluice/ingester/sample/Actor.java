package dev.sluice.ingester.sample;

import java.util.List;

/** Who acts: mostly people, and as in the feed of 2021 some 7 % accounts that end in {@code [bot]} and 2 % plain bots. */
record Actor(long id, String login) {
    private static final int PEOPLE = 30_000;
    private static final double SKEW = 0.6;
    private static final int MARKED_BOT_PERCENT = 7;
    private static final int PLAIN_BOT_PERCENT = 2;
    private static final long FIRST_PERSON = 1_000_000;
    private static final List<Actor> MARKED_BOTS = List.of(
            new Actor(49_699_333, "dependabot[bot]"),
            new Actor(41_898_282, "github-actions[bot]"),
            new Actor(29_139_614, "renovate[bot]"),
            new Actor(198_982_749, "copilot-swe-agent[bot]"),
            new Actor(158_243_242, "devin-ai-integration[bot]"));
    private static final List<Actor> PLAIN_BOTS = List.of(
            new Actor(900_001, "nightly-mirror-bot"),
            new Actor(900_002, "robo-merge"),
            new Actor(900_003, "DocsSyncBot"));

    /** Somebody, or a bot. */
    static Actor any(Dice dice) {
        int percent = dice.below(100);
        if (percent < MARKED_BOT_PERCENT) {
            return dice.one(MARKED_BOTS);
        }
        return percent < MARKED_BOT_PERCENT + PLAIN_BOT_PERCENT ? dice.one(PLAIN_BOTS) : person(dice);
    }

    /** A person; a few are far busier than the others. */
    static Actor person(Dice dice) {
        int rank = dice.rank(PEOPLE, SKEW);
        return new Actor(FIRST_PERSON + rank, Words.name(rank));
    }

    void writeTo(JsonText json) {
        json.number("id", id)
                .text("login", login)
                .text("display_login", login.replace("[bot]", ""))
                .text("gravatar_id", "")
                .text("url", "https://api.github.com/users/" + login)
                .text("avatar_url", "https://avatars.githubusercontent.com/u/" + id + "?");
    }

    /** As payloads have it. */
    void writeAsUser(JsonText json) {
        json.text("login", login).number("id", id).text("type", login.endsWith("[bot]") ? "Bot" : "User");
    }
}
