package dev.sluice.ingester.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ten pages that were recorded from GitHub on 2019-10-21, which shifted while they were walked. */
class RecordedWalkTest {
    private static final Path WALK = Path.of("../../shared/data/api/events-walk-2019-10-21");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void itHas281EventsOfWhich155AreDistinct() throws IOException, BrokenPage {
        assumeTrue(Files.isDirectory(WALK), "the recorded walk is not beside the project: " + WALK);
        var events = new ArrayList<PageEvent>();
        for (Path page : pages()) {
            events.addAll(splitLikeTheOriginal(page));
        }

        assertThat(events).hasSize(281);
        assertThat(events.stream().map(PageEvent::key).distinct()).hasSize(155).allMatch(key -> key.isPresent());
        assertThat(events).allMatch(event -> event.createdAt().isPresent());
    }

    @Test
    void aPollOfThemBringsThemAllAndSaysHowManyAreDistinct() throws IOException {
        assumeTrue(Files.isDirectory(WALK), "the recorded walk is not beside the project: " + WALK);
        List<Path> pages = pages();
        Fetch github = (request, stopped) ->
                answer(JSON.readTree(pages.get(pageNumber(request) - 1).toFile()));
        var clock = new SetClock(Instant.parse("2019-10-21T21:59:52Z"));
        var feed =
                new Feed(FeedSpec.GLOBAL, github, new Credentials(List.of()), Duration.ofSeconds(10), () -> 0.5, clock);

        Poll poll = feed.poll(Optional.empty(), () -> false);

        assertThat(poll.outcome()).isEqualTo(Poll.Outcome.TAKEN);
        assertThat(poll.events()).hasSize(281);
        assertThat(poll.tally().distinct()).isEqualTo(155);
        assertThat(poll.pause()).isEqualTo(Duration.ofSeconds(60));
        assertThat(poll.position().orElseThrow().getEtags()).hasSize(10);
    }

    private static int pageNumber(Fetch.Request request) {
        return Integer.parseInt(request.page().replaceAll(".*[&?]page=", ""));
    }

    private static Answer answer(JsonNode recorded) throws IOException {
        var headers = new HashMap<String, List<String>>();
        recorded.get("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asText())));
        return new Answer(recorded.get("status").asInt(), headers, JSON.writeValueAsBytes(recorded.get("body")));
    }

    /** As bytes of the recording, and as GitHub sends it: without blanks. */
    private static List<PageEvent> splitLikeTheOriginal(Path file) throws IOException, BrokenPage {
        String recording = Files.readString(file);
        JsonNode body = JSON.readTree(recording).get("body");
        String printed = recording.substring(recording.indexOf("[", recording.indexOf("\n \"body\"")));
        byte[] page = printed.substring(0, printed.lastIndexOf(']') + 1).getBytes(UTF_8);

        List<PageEvent> asPrinted = PageSplitter.split(page);
        List<PageEvent> asSent = PageSplitter.split(JSON.writeValueAsBytes(body));

        assertThat(asPrinted).hasSameSizeAs(body).hasSameSizeAs(asSent);
        for (int i = 0; i < body.size(); i++) {
            assertThat(asSent.get(i).bytes()).isEqualTo(JSON.writeValueAsBytes(body.get(i)));
            assertThat(JSON.readTree(asPrinted.get(i).bytes())).isEqualTo(body.get(i));
            assertThat(new String(page, UTF_8))
                    .contains(new String(asPrinted.get(i).bytes(), UTF_8));
        }
        return asSent;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(WALK)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
