package dev.sluice.streams.twin;

import dev.sluice.gold.PullRequestTwin;
import dev.sluice.gold.Responder;
import dev.sluice.gold.Reviewer;
import dev.sluice.silver.ActorClass;
import dev.sluice.silver.Envelope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Who responded and who reviewed, the first ones first; and who of them was the first that is a person and not the author. */
final class People {
    /** Of each kind; beyond them only the counts grow. */
    static final int MOST = 50;

    private static final Comparator<Responder> BY_RESPONSE = Comparator.comparing(Responder::getFirstRespondedAt)
            .thenComparing(Responder::getEventId)
            .thenComparing(Responder::getEventType);
    private static final Comparator<Reviewer> BY_REVIEW = Comparator.comparing(Reviewer::getFirstReviewedAt)
            .thenComparing(Reviewer::getActorId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Reviewer::getActorLogin, Comparator.nullsFirst(Comparator.naturalOrder()));

    private People() {}

    /** Somebody wrote, reviewed or ended it. */
    static void respond(PullRequestTwin twin, Envelope event) {
        var response = new Responder(
                event.getActorId(),
                event.getActorLogin(),
                event.getActorClass(),
                event.getCreatedAt(),
                event.getType(),
                event.getId());
        var before = twin.getResponders().stream()
                .filter(responder -> isSame(responder.getActorId(), responder.getActorLogin(), event))
                .findFirst()
                .orElse(null);
        if (isSomebody(event) && (before == null || BY_RESPONSE.compare(response, before) < 0)) {
            twin.setResponders(with(twin.getResponders(), before, response, BY_RESPONSE));
        }
    }

    /** Somebody reviewed it; what two reporters told counts once. */
    static void review(PullRequestTwin twin, Envelope event, String state) {
        if (!isSomebody(event)) {
            return;
        }
        var at = event.getCreatedAt();
        var before = twin.getReviewers().stream()
                .filter(reviewer -> isSame(reviewer.getActorId(), reviewer.getActorLogin(), event))
                .findFirst()
                .orElse(null);
        int more = event.getSemanticDuplicate() ? 0 : 1;
        boolean newest = before == null || isNewer(event, before);
        var after = new Reviewer(
                event.getActorId(),
                newest ? event.getActorLogin() : before.getActorLogin(),
                newest ? event.getActorClass() : before.getActorClass(),
                before == null || at.isBefore(before.getFirstReviewedAt()) ? at : before.getFirstReviewedAt(),
                newest ? state : before.getNewestState(),
                newest ? at : before.getNewestReviewedAt(),
                newest ? event.getId() : before.getNewestEventId(),
                before == null ? more : before.getReviews() + more);
        twin.setReviewers(with(twin.getReviewers(), before, after, BY_REVIEW));
    }

    private static boolean isNewer(Envelope event, Reviewer before) {
        int byTime = event.getCreatedAt().compareTo(before.getNewestReviewedAt());
        return byTime != 0 ? byTime > 0 : event.getId().compareTo(before.getNewestEventId()) > 0;
    }

    /** Who was first follows from the lists and the author, whichever became known last. */
    static void derive(PullRequestTwin twin) {
        var response = twin.getResponders().stream()
                .filter(one -> isOther(twin, one.getActorId(), one.getActorLogin(), one.getActorClass()))
                .findFirst();
        twin.setFirstResponseAt(response.map(Responder::getFirstRespondedAt).orElse(null));
        twin.setFirstResponseById(response.map(Responder::getActorId).orElse(null));
        twin.setFirstResponseByLogin(response.map(Responder::getActorLogin).orElse(null));
        twin.setFirstResponseEventType(response.map(Responder::getEventType).orElse(null));
        var review = twin.getReviewers().stream()
                .filter(one -> isOther(twin, one.getActorId(), one.getActorLogin(), one.getActorClass()))
                .findFirst();
        twin.setFirstReviewAt(review.map(Reviewer::getFirstReviewedAt).orElse(null));
        twin.setFirstReviewById(review.map(Reviewer::getActorId).orElse(null));
        twin.setFirstReviewByLogin(review.map(Reviewer::getActorLogin).orElse(null));
    }

    /** Whether it is a person, or nobody knows, and not the author, who must be known for that. */
    private static boolean isOther(PullRequestTwin twin, Long id, String login, ActorClass actor) {
        if (actor != ActorClass.HUMAN && actor != ActorClass.UNKNOWN) {
            return false;
        }
        if (id != null && twin.getAuthorId() != null) {
            return !id.equals(twin.getAuthorId());
        }
        var author = twin.getAuthorLogin();
        return login != null && author != null && !login.equalsIgnoreCase(author);
    }

    private static boolean isSomebody(Envelope event) {
        return event.getActorId() != null || event.getActorLogin() != null;
    }

    /** Logins change, so ids tell where there are any. */
    private static boolean isSame(Long id, String login, Envelope event) {
        return Objects.equals(id, event.getActorId()) && (id != null || Objects.equals(login, event.getActorLogin()));
    }

    /** With one in the place of another, in order, the last left out where there are too many. */
    private static <T> List<T> with(List<T> all, T before, T after, Comparator<T> order) {
        var changed = new ArrayList<>(all);
        if (before != null) {
            changed.removeIf(one -> one == before);
        }
        changed.add(after);
        changed.sort(order);
        return changed.size() > MOST ? new ArrayList<>(changed.subList(0, MOST)) : changed;
    }
}
