package dev.sluice.ingester.live;

import dev.sluice.ingester.read.Sha256;
import dev.sluice.ops.FeedEtag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is gathered while the pages of one poll are walked. */
final class Walk {
    private final Duration floor;
    private final List<Poll.Fetched> events = new ArrayList<>();
    private final List<Poll.BrokenLetter> letters = new ArrayList<>();
    private final Map<String, Optional<FeedEtag>> etags = new LinkedHashMap<>();
    private Duration pause;
    private boolean toItsEnd;
    private boolean unchanged;
    private int requests;
    private int charged;
    private int brokenPages;
    private int staleEtags;
    private Optional<Stop> stop = Optional.empty();

    /**
     * Why it broke off.
     *
     * @param pause until it should be tried again
     * @param note for people
     */
    record Stop(Poll.Outcome outcome, Duration pause, String note) {}

    Walk(Duration floor) {
        this.floor = floor;
        this.pause = floor;
    }

    void answered(Answer answer) {
        charged += answer.status() == 304 ? 0 : 1;
        Duration asked = Pacing.pause(answer, floor);
        pause = asked.compareTo(pause) > 0 ? asked : pause;
    }

    void asked() {
        requests++;
    }

    void page(int number, List<Poll.Fetched> fetched, boolean isLast) {
        events.addAll(fetched);
        toItsEnd |= fetched.isEmpty() || (isLast && number < FeedSpec.PAGES);
    }

    /** A page is said to be as it was. */
    void unchanged() {
        unchanged = true;
    }

    boolean hasUnchanged() {
        return unchanged;
    }

    /** Whether anything new was on the pages so far. */
    boolean hasFresh() {
        return events.stream().anyMatch(Poll.Fetched::fresh);
    }

    /** To be saved with the events of that page; a page without ETag has none from now on. */
    void etag(String page, Optional<String> etag, Instant now) {
        etags.put(page, etag.map(text -> new FeedEtag(text, now)));
    }

    void staleEtag() {
        staleEtags++;
    }

    void brokenPage() {
        brokenPages++;
    }

    void letter(String page, byte[] body, String sha256, String detail) {
        byte[] head = Arrays.copyOf(body, Math.min(body.length, Poll.BrokenLetter.HEAD));
        letters.add(new Poll.BrokenLetter(page, head, body.length, sha256, detail));
    }

    /** The first reason stands. */
    void stop(Poll.Outcome outcome, Duration until, String note) {
        stop = stop.or(() -> Optional.of(new Stop(outcome, until, note)));
    }

    Optional<Stop> stopped() {
        return stop;
    }

    List<Poll.Fetched> events() {
        return events;
    }

    List<Poll.BrokenLetter> letters() {
        return letters;
    }

    Map<String, Optional<FeedEtag>> etags() {
        return etags;
    }

    Duration pause() {
        return pause;
    }

    boolean isToItsEnd() {
        return toItsEnd;
    }

    Poll.Tally tally(Overlap overlap, boolean judged) {
        return new Poll.Tally(
                requests, charged, overlap.distinct().size(), overlap.common(), judged, brokenPages, staleEtags);
    }

    static String sha256(byte[] body) {
        return HexFormat.of().formatHex(Sha256.digest().digest(body));
    }
}
