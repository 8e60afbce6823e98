package dev.sluice.ingester.sample;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * Types of the events that belong to no pull request's life, as often as in 800 events of the archive of July 2021; what was not
 * among those is set low. {@code SponsorshipEvent} stands for types that are in nobody's catalogue.
 */
enum TypeMix {
    PUSH("PushEvent", 610, Payloads::push),
    CREATE("CreateEvent", 148, Payloads::create),
    WATCH("WatchEvent", 84, Payloads::watch),
    ISSUE_COMMENT("IssueCommentEvent", 53, Payloads::issueComment),
    DELETE("DeleteEvent", 33, Payloads::delete),
    FORK("ForkEvent", 30, Payloads::fork),
    ISSUES("IssuesEvent", 17, Payloads::issues),
    REVIEW_COMMENT("PullRequestReviewCommentEvent", 9, Payloads::reviewComment),
    RELEASE("ReleaseEvent", 6, Payloads::release),
    COMMIT_COMMENT("CommitCommentEvent", 2, Payloads::commitComment),
    GOLLUM("GollumEvent", 2, Payloads::gollum),
    MEMBER("MemberEvent", 2, Payloads::member),
    DISCUSSION("DiscussionEvent", 2, Payloads::discussion),
    PUBLIC("PublicEvent", 1, Payloads::nothing),
    SPONSORSHIP("SponsorshipEvent", 1, Payloads::sponsorship);

    private static final List<TypeMix> ALL = List.of(values());
    private static final int SUM = ALL.stream().mapToInt(type -> type.perMille).sum();

    private final String githubName;
    private final int perMille;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final BiConsumer<Payloads, JsonText> payload;

    TypeMix(String githubName, int perMille, BiConsumer<Payloads, JsonText> payload) {
        this.githubName = githubName;
        this.perMille = perMille;
        this.payload = payload;
    }

    static TypeMix any(Dice dice) {
        int left = dice.below(SUM);
        int i = 0;
        while (left >= ALL.get(i).perMille) {
            left -= ALL.get(i).perMille;
            i++;
        }
        return ALL.get(i);
    }

    String githubName() {
        return githubName;
    }

    void writePayload(Payloads context, JsonText json) {
        payload.accept(context, json);
    }
}
