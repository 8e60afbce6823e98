package dev.sluice.ingester.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.live.Answers;
import dev.sluice.ingester.live.Credentials;
import dev.sluice.ingester.live.Feed;
import dev.sluice.ingester.live.FeedSpec;
import dev.sluice.ingester.live.Fetch;
import dev.sluice.ingester.live.Poll;
import dev.sluice.ingester.live.SetClock;
import dev.sluice.ingester.publish.LogBench.Failure;
import dev.sluice.ops.Gap;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A poll and its transaction. */
class FeedPublicationTest {
    private static final FeedSpec SPEC = FeedSpec.parse("apache/kafka");
    private static final String PAGE = "/repos/apache/kafka/events?per_page=100&page=1";

    private final SetClock clock = new SetClock(Instant.parse("2026-01-01T12:00:00Z"));
    private final LogBench log = new LogBench();
    private final Ledger ledger = new Ledger(List.of(SPEC.source()));
    private final FeedPublication publication = new FeedPublication(log, Lane.LIVE, ledger, clock);
    private final List<Optional<String>> sentEtags = new ArrayList<>();
    private String page = Answers.page("PushEvent", 50, 1);
    private String laterPages = "[]";
    private String etag = "\"a\"";
    private Feed feed = feed();

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void theEventsOfAPollAndItsEtagsAreOneTransaction() {
        poll();

        IngestPosition position = log.lastPosition(SPEC.source());
        assertThat(log.bronze()).hasSize(50).startsWith(Answers.event("PushEvent", 50));
        assertThat(position.getState()).isEqualTo(SourceState.READING);
        assertThat(position.getLines()).isEqualTo(50);
        assertThat(position.getBytes())
                .isEqualTo(log.bronze().stream().mapToInt(String::length).sum());
        assertThat(position.getFeed().getEtags().get(PAGE).getEtag()).isEqualTo("\"a\"");
        assertThat(position.getFeed().getRecent()).hasSize(50);
        assertThat(ledger.reports()).singleElement().matches(report -> report.lines() == 50);
    }

    @Test
    void eventsAreNumberedOverAllPollsAndKeepTheirSource() {
        poll();
        page = Answers.page("PushEvent", 60, 11);
        etag = "\"b\"";
        poll();

        List<ProducerRecord<byte[], byte[]>> bronze =
                log.committed(Topics.bronze(Lane.LIVE).name());
        assertThat(bronze).hasSize(100);
        assertThat(LogBench.header(bronze.get(99), Headers.POSITION)).isEqualTo("100");
        assertThat(LogBench.header(bronze.get(99), Headers.SOURCE)).isEqualTo("live:/repos/apache/kafka/events");
        assertThat(LogBench.header(bronze.get(99), Headers.FETCHED_AT)).isEqualTo(Long.toString(clock.millis()));
        assertThat(bronze.get(99).key()).isEqualTo("4".getBytes(UTF_8));
    }

    @Test
    void aPollWithNothingNewMakesNoTransaction() {
        poll();
        int records = log.committed().size();

        assertThat(poll().outcome()).isEqualTo(Poll.Outcome.UNCHANGED);

        assertThat(log.committed()).hasSize(records);
    }

    @Test
    void aGapIsInTheTransactionOfTheLaterPoll() {
        poll();
        page = Answers.page("PushEvent", 500, 401);
        laterPages = Answers.page("WatchEvent", 400, 301);
        etag = "\"b\"";

        poll();

        ProducerRecord<byte[], byte[]> gap = log.committed(Topics.GAPS.name()).get(0);
        assertThat(gap.key()).isEqualTo("live:/repos/apache/kafka/events|2".getBytes(UTF_8));
        assertThat(gap.partition()).isEqualTo(Topics.slot(SPEC.source()));
        assertThat(log.gaps()).extracting(Gap::getReason).containsExactly("NO_OVERLAP");
    }

    @Test
    void aCrashBetweenFetchAndCommitLosesNothing() {
        poll();
        page = Answers.page("PushEvent", 60, 11);
        etag = "\"b\"";
        log.failNextCommit(Failure.LOST);
        assertThatThrownBy(this::poll).isInstanceOf(KafkaException.class);

        feed = feed();
        poll();

        assertThat(sentEtags.subList(1, 3)).containsExactly(Optional.of("\"a\""), Optional.of("\"a\""));
        assertThat(log.bronze()).contains(Answers.event("PushEvent", 60)).hasSize(100);
        assertThat(log.lastPosition(SPEC.source()).getLines()).isEqualTo(100);
    }

    @Test
    void anUnknownOutcomeIsReadFromThePositions() {
        poll();
        page = Answers.page("PushEvent", 60, 11);
        etag = "\"b\"";
        log.failNextCommit(Failure.DONE_BUT_UNKNOWN);
        assertThatThrownBy(this::poll).isInstanceOf(TimeoutException.class);

        assertThat(poll().outcome()).isEqualTo(Poll.Outcome.UNCHANGED);

        assertThat(log.bronze()).hasSize(100);
        assertThat(log.allClosedBut(1)).isTrue();
    }

    @Test
    void aSlotThatSomebodyElseClaimedIsToldSo() {
        poll();
        etag = "\"b\"";
        log.failNextCommit(Failure.FENCED);

        assertThatThrownBy(this::poll).isInstanceOf(SlotTakenOver.class);
    }

    @Test
    void aSlotThatIsGivenBackIsClaimedAnewWhenItIsNeeded() {
        poll();
        publication.release(Topics.slot(SPEC.source()));
        publication.release(Topics.slot(SPEC.source()));
        assertThat(log.allClosedBut(0)).isTrue();

        poll();

        assertThat(log.claims()).isEqualTo(2);
    }

    @Test
    void aPageThatDoesNotParseIsADeadLetter() {
        page = "[{\"id\":\"1\"";

        assertThat(poll().outcome()).isEqualTo(Poll.Outcome.FAILED);
        poll();

        List<ProducerRecord<byte[], byte[]>> letters = log.committed(Topics.DEAD_LETTERS.name());
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(page.getBytes(UTF_8));
            assertThat(LogBench.header(letter, Headers.REASON)).isEqualTo("SYNTAX");
            assertThat(LogBench.header(letter, Headers.STAGE)).isEqualTo("ingest");
            assertThat(LogBench.header(letter, Headers.LANE)).isEqualTo("github");
            assertThat(LogBench.header(letter, Headers.SOURCE)).isEqualTo(SPEC.source());
            assertThat(LogBench.header(letter, Headers.DETAIL)).startsWith("page " + PAGE + " of poll 1 does not");
        });
        assertThat(log.lastPosition(SPEC.source()).getLines()).isZero();
        assertThat(log.lastPosition(SPEC.source()).getFeed().getEtags()).isEmpty();
    }

    @Test
    void aLetterWhoseCommitWasLostIsWrittenAgain() {
        page = "[{\"id\":\"1\"";
        log.failNextCommit(Failure.LOST);
        assertThatThrownBy(this::poll).isInstanceOf(KafkaException.class);

        poll();

        assertThat(log.committed(Topics.DEAD_LETTERS.name())).hasSize(1);
    }

    private Poll poll() {
        return publication.poll(feed, () -> false);
    }

    private Feed feed() {
        Fetch github = (request, stopped) -> {
            if (!request.page().equals(PAGE)) {
                return Answers.of(200, "", laterPages);
            }
            sentEtags.add(request.etag());
            return request.etag().equals(Optional.of(etag))
                    ? Answers.of(304, "")
                    : Answers.of(200, "ETag: " + etag, page);
        };
        return new Feed(SPEC, github, new Credentials(List.of()), Duration.ofSeconds(1), () -> 0.5, clock);
    }
}
