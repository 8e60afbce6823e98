package dev.sluice.ingester.live;

import dev.sluice.ops.FeedPosition;
import dev.sluice.ops.Gap;
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
    private final FeedSpec spec;
    private final Asking asking;
    private final Duration floor;
    private final Clock clock;
    private final PageMemory memory = new PageMemory();
    private Set<String> answered = Set.of();
    private boolean troubled;
    private int turn;

    /**
     * @param floor shortest pause between two polls that went well
     * @param random from 0 to below 1, for jitter
     */
    public Feed(
            FeedSpec spec, Fetch fetch, Credentials credentials, Duration floor, DoubleSupplier random, Clock clock) {
        this.spec = spec;
        this.asking = new Asking(fetch, credentials, new Backoff(random), clock);
        this.floor = floor;
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
            asking.succeeded();
            answered.forEach(memory::changed);
        }
    }

    private void walkPages(Walk walk, FeedPosition before, BooleanSupplier stopped) {
        Set<String> known = new HashSet<>(before.getRecent());
        turn += spec.kind() == FeedKind.GLOBAL ? 1 : 0;
        boolean goOn = true;
        for (int number = 1; goOn && number <= FeedSpec.MOST_PAGES; number++) {
            goOn = walkPage(walk, number, before, known, stopped);
        }
    }

    /** Whether the next page is needed. */
    private boolean walkPage(Walk walk, int number, FeedPosition before, Set<String> known, BooleanSupplier stopped) {
        String page = spec.page(number);
        Optional<String> etag = etag(walk, page, before);
        Optional<Answer> answer = asking.ask(walk, page, etag, turn, stopped);
        if (answer.isEmpty()) {
            return false;
        }
        boolean mayHaveNext = number < FeedSpec.PAGES || answer.get().hasNextPage();
        if (answer.get().status() == 304) {
            memory.unchanged(page);
            walk.unchanged();
            return mayHaveNext && isGlobal();
        }
        return split(walk, number, answer.get(), before, known) && mayHaveNext;
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
        return isGlobal() || !(isLast || events.isEmpty() || meetsKnown(events, known));
    }

    private static boolean meetsKnown(List<PageEvent> events, Set<String> known) {
        return Overlap.reachesBack(
                events.stream().flatMap(event -> event.key().stream()).toList(), known);
    }

    private void noteEtag(Walk walk, String page, Answer answer, FeedPosition before, List<Poll.Fetched> fetched) {
        Optional<String> etag = answer.header("ETag").filter(EtagRules::isUsable);
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
        walk.stop(Poll.Outcome.FAILED, asking.failed(ErrorClass.BROKEN_PAGE), page + " does not parse: " + detail);
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

    private Poll brokenOff(Walk walk, FeedPosition before, Overlap overlap, Poll.Tally tally, Walk.Stop stop) {
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
                unchanged
                        ? Optional.empty()
                        : Optional.of(
                                NextPosition.behind(before, overlap, walk.etags(), newest(walk, before, overlap), now)),
                gap,
                walk.pause(),
                tally,
                Optional.empty());
    }

    /**
     * A part of the feed that is said to be unchanged may be behind the others: its next gap would begin where it stood when all
     * was seen, not where they are.
     */
    private static Instant newest(Walk walk, FeedPosition before, Overlap overlap) {
        Instant known = before.getNewestCreatedAt();
        return walk.hasUnchanged() && known != null ? known : NextPosition.newest(before, overlap);
    }

    private boolean isGlobal() {
        return spec.kind() == FeedKind.GLOBAL;
    }

    private static boolean isFresh(PageEvent event, Set<String> known) {
        return event.key().filter(known::contains).isEmpty();
    }
}
