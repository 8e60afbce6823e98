package dev.sluice.ingester.live;

import dev.sluice.ops.FeedPosition;
import dev.sluice.ops.Gap;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * One feed that is polled, by one thread. A poll is a value; nothing of it counts until {@link #taken} says that it is committed,
 * so that a page which was fetched and lost is fetched again.
 */
public final class Feed {
    private static final Duration LEAST_REST = Duration.ofSeconds(1);

    private final FeedSpec spec;
    private final Fetch fetch;
    private final Credentials credentials;
    private final Duration floor;
    private final Backoff backoff;
    private final Clock clock;
    private final PageMemory memory = new PageMemory();
    private Set<String> answered = Set.of();
    private boolean troubled;
    private int failures;
    private int turn;

    /**
     * @param floor shortest pause between two polls that went well
     * @param random from 0 to below 1, for jitter
     */
    public Feed(
            FeedSpec spec, Fetch fetch, Credentials credentials, Duration floor, DoubleSupplier random, Clock clock) {
        this.spec = spec;
        this.fetch = fetch;
        this.credentials = credentials;
        this.floor = floor;
        this.backoff = new Backoff(random);
        this.clock = clock;
        this.turn = spec.source().hashCode();
    }

    /** What is polled. */
    public FeedSpec spec() {
        return spec;
    }

    /** Id of the source. */
    public String source() {
        return spec.source();
    }

    /**
     * Asks for the pages that are needed.
     *
     * @param stood what was committed last; empty for a feed that is new
     */
    public Poll poll(Optional<FeedPosition> stood, BooleanSupplier stopped) {
        FeedPosition before = stood.orElseGet(() -> NextPosition.none(clock.instant()));
        var walk = new Walk(floor);
        walkPages(walk, before, stopped);
        answered = walk.etags().keySet();
        return result(walk, before, stopped.getAsBoolean());
    }

    /** Everything of that poll is safe. */
    public void taken(Poll poll) {
        poll.letters().forEach(letter -> memory.storedBroken(letter.page(), letter.sha256()));
        troubled = poll.isCutShort();
        if (!troubled) {
            failures = 0;
            answered.forEach(memory::changed);
        }
    }

    private void walkPages(Walk walk, FeedPosition before, BooleanSupplier stopped) {
        Set<String> known = new HashSet<>(before.getRecent());
        turn += spec.kind() == FeedKind.GLOBAL ? 1 : 0;
        boolean goOn = true;
        for (int number = 1; goOn && number <= FeedSpec.PAGES; number++) {
            goOn = walkPage(walk, number, before, known, stopped);
        }
    }

    /** Whether the next page is needed. */
    private boolean walkPage(Walk walk, int number, FeedPosition before, Set<String> known, BooleanSupplier stopped) {
        String page = spec.page(number);
        Optional<String> etag = etag(walk, page, before);
        Optional<Answer> answer = ask(walk, page, etag, stopped);
        if (answer.isEmpty()) {
            return false;
        }
        if (answer.get().status() == 304) {
            memory.unchanged(page);
            return isGlobal();
        }
        return split(walk, number, answer.get(), before, known);
    }

    private boolean split(Walk walk, int number, Answer answer, FeedPosition before, Set<String> known) {
        String page = spec.page(number);
        List<PageEvent> events;
        try {
            events = PageSplitter.split(answer.body());
        } catch (BrokenPage broken) {
            keepBroken(walk, page, answer.body(), broken.getMessage());
            return isGlobal();
        }
        List<Poll.Fetched> fetched = IntStream.range(0, events.size())
                .mapToObj(i -> new Poll.Fetched(events.get(i), number, i, isFresh(events.get(i), known)))
                .toList();
        boolean isLast = !answer.hasNextPage() && events.size() < FeedSpec.PER_PAGE;
        walk.page(number, fetched, isLast);
        noteEtag(walk, page, answer, before, fetched);
        boolean meetsKnown = !fetched.stream().allMatch(Poll.Fetched::fresh);
        return isGlobal() || !(isLast || meetsKnown || events.isEmpty());
    }

    private void noteEtag(Walk walk, String page, Answer answer, FeedPosition before, List<Poll.Fetched> fetched) {
        Optional<String> etag = answer.header("ETag");
        boolean isSame =
                etag.equals(Optional.ofNullable(before.getEtags().get(page)).map(saved -> saved.getEtag()));
        if (isSame && fetched.stream().anyMatch(Poll.Fetched::fresh)) {
            walk.staleEtag();
        }
        walk.etag(page, etag, clock.instant());
    }

    private void keepBroken(Walk walk, String page, byte[] body, String detail) {
        String sha256 = Walk.sha256(body);
        if (!memory.knowsBroken(page, sha256)) {
            walk.letter(page, body, sha256, detail);
        }
        walk.brokenPage();
        failures++;
        walk.stop(
                Poll.Outcome.FAILED,
                backoff.pause(ErrorClass.BROKEN_PAGE, failures),
                page + " does not parse: " + detail);
    }

    /** Behind a page that has moved on, the next has moved, too: a 304 would be stale, and hide what is on it. */
    private Optional<String> etag(Walk walk, String page, FeedPosition before) {
        return walk.hasFresh()
                ? Optional.empty()
                : EtagRules.toSend(
                        Optional.ofNullable(before.getEtags().get(page)),
                        memory.unchangedInARow(page),
                        clock.instant());
    }

    /** A page or a 304, with one credential after another; empty when there is none, and the walk knows why. */
    private Optional<Answer> ask(Walk walk, String page, Optional<String> etag, BooleanSupplier stopped) {
        while (!stopped.getAsBoolean()) {
            Optional<Credential> credential = credentials.choose(turn, clock.instant());
            if (credential.isEmpty()) {
                Duration pause = Duration.between(clock.instant(), credentials.nextReset());
                walk.stop(Poll.Outcome.LIMITED, pause, "the limit of requests is reached");
                return Optional.empty();
            }
            try {
                walk.asked();
                Answer answer =
                        fetch.get(new Fetch.Request(page, etag, credential.get().token()), stopped);
                walk.answered(answer);
                credential.get().note(answer);
                if (isSettled(walk, page, credential.get(), answer)) {
                    return answer.status() == 200 || answer.status() == 304 ? Optional.of(answer) : Optional.empty();
                }
            } catch (IOException e) {
                ErrorClass kind = e instanceof FetchFault ? ErrorClass.UNEXPECTED : ErrorClass.CONNECTION;
                trouble(walk, page, new Verdict.Trouble(kind, e.toString()));
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether another credential would change nothing. */
    private boolean isSettled(Walk walk, String page, Credential credential, Answer answer) {
        Instant now = clock.instant();
        Verdict verdict = Classifier.judge(answer, credential.token().isPresent(), now);
        if (verdict instanceof Verdict.TokenRejected) {
            credentials.reject(credential, "HTTP " + answer.status());
            return false;
        }
        if (verdict instanceof Verdict.Exhausted exhausted) {
            int refusals = credential.refused();
            Duration pause = exhausted
                    .pause()
                    .map(backoff::noLessThan)
                    .orElseGet(() -> atLeast(
                            ErrorClass.SECONDARY_LIMIT.first(), backoff.pause(ErrorClass.SECONDARY_LIMIT, refusals)));
            credential.exhaust(now, atLeast(LEAST_REST, pause));
            return false;
        }
        if (verdict instanceof Verdict.Gone gone) {
            failures++;
            walk.stop(Poll.Outcome.GONE, backoff.pause(ErrorClass.GONE, failures), page + ": " + gone.seen());
        } else if (verdict instanceof Verdict.Trouble trouble) {
            trouble(walk, page, trouble);
        } else {
            credential.accepted();
            Classifier.untilResetIfSpent(answer, now).ifPresent(pause -> credential.exhaust(now, pause));
        }
        return true;
    }

    private void trouble(Walk walk, String page, Verdict.Trouble trouble) {
        failures++;
        Duration pause = backoff.pause(trouble.kind(), failures);
        walk.stop(
                Poll.Outcome.FAILED,
                trouble.asked().map(asked -> atLeast(asked, pause)).orElse(pause),
                page + ": " + trouble.seen());
    }

    private Poll result(Walk walk, FeedPosition before, boolean isStopped) {
        List<PageEvent> polled = walk.events().stream().map(Poll.Fetched::event).toList();
        var overlap = new Overlap(spec.kind(), polled, before.getRecent());
        Poll.Tally tally = walk.tally(overlap, !before.getRecent().isEmpty());
        if (isStopped && walk.stopped().isEmpty()) {
            walk.stop(Poll.Outcome.STOPPED, Duration.ZERO, "told to stop");
        }
        return walk.stopped()
                .map(stop -> brokenOff(walk, before, overlap, tally, stop))
                .orElseGet(() -> whole(walk, before, overlap, tally));
    }

    private Poll brokenOff(
            Walk walk, FeedPosition before, Overlap overlap, Poll.Tally tally, Walk.Stop stop) {
        boolean isEmpty = walk.events().isEmpty() && walk.letters().isEmpty();
        return new Poll(
                walk.events().isEmpty() ? stop.outcome() : Poll.Outcome.PARTIAL,
                walk.events(),
                walk.letters(),
                isEmpty ? Optional.empty() : Optional.of(NextPosition.behindPartOf(before, overlap, clock.instant())),
                Optional.empty(),
                stop.pause(),
                tally,
                Optional.of(stop.note()));
    }

    private Poll whole(Walk walk, FeedPosition before, Overlap overlap, Poll.Tally tally) {
        Instant now = clock.instant();
        boolean unchanged = walk.etags().isEmpty();
        Optional<Gap> gap = unchanged
                ? Optional.empty()
                : GapFinder.find(spec, before, overlap, walk.isToItsEnd() && !isGlobal(), troubled, now);
        return new Poll(
                unchanged ? Poll.Outcome.UNCHANGED : Poll.Outcome.TAKEN,
                walk.events(),
                walk.letters(),
                unchanged ? Optional.empty() : Optional.of(NextPosition.behind(before, overlap, walk.etags(), now)),
                gap,
                walk.pause(),
                tally,
                Optional.empty());
    }

    private boolean isGlobal() {
        return spec.kind() == FeedKind.GLOBAL;
    }

    private static boolean isFresh(PageEvent event, Set<String> known) {
        return event.key().filter(known::contains).isEmpty();
    }

    private static Duration atLeast(Duration least, Duration pause) {
        return pause.compareTo(least) < 0 ? least : pause;
    }
}
