package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.fakegithub.wire.Answer;
import dev.sluice.ingester.fakegithub.wire.Body;
import dev.sluice.ingester.fakegithub.wire.Request;
import dev.sluice.ingester.read.Sha256;
import dev.sluice.runtime.http.HttpDate;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;

/** Cuts a list of events into pages, as the Events API does. */
final class EventPages implements EventLists {
    private static final int USUAL = 30;
    private static final int MOST = 100;
    private static final int ETAG_LENGTH = 32;

    private final ShiftingWindow window;
    private final Duration pollInterval;
    private final Consumer<ServedPage> log;

    EventPages(ShiftingWindow window, Duration pollInterval, Consumer<ServedPage> log) {
        this.window = window;
        this.pollInterval = pollInterval;
        this.log = log;
    }

    /** Events that were sent in one page. */
    record ServedPage(String path, int page, List<String> events) {}

    @Override
    public Answer answer(Request request, Timeline timeline, Instant now) {
        int perPage = Math.min(MOST, number(request, "per_page", USUAL));
        int page = number(request, "page", 1);
        if ((page - 1) * perPage >= ShiftingWindow.SIZE) {
            return Messages.of(
                    422, "In order to keep the API fast for everyone, pagination is limited for this resource.");
        }
        List<FeedEvent> all = window.newest(timeline, now);
        List<FeedEvent> shown =
                all.stream().skip((long) (page - 1) * perPage).limit(perPage).toList();
        byte[] body = json(shown);
        var served = new ServedPage(
                timeline.path(), page, shown.stream().map(FeedEvent::key).toList());
        Answer answer = Answer.of(200, Body.of(body))
                .with("Content-Type", "application/json; charset=utf-8")
                .with("ETag", etag(body))
                .with("Last-Modified", HttpDate.of(window.lastModified(now)))
                .with("X-Poll-Interval", Long.toString(pollInterval.toSeconds()))
                .with("Cache-Control", "public, max-age=%1$d, s-maxage=%1$d".formatted(pollInterval.toSeconds()))
                .telling(() -> log.accept(served));
        String links = links(request, timeline, perPage, page, (all.size() + perPage - 1) / perPage);
        return links.isEmpty() ? answer : answer.with("Link", links);
    }

    /** What is no number, or below 1, counts as not said, as it does at GitHub. */
    private static int number(Request request, String name, int otherwise) {
        String text = request.query().getOrDefault(name, "");
        return text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : otherwise;
    }

    private static byte[] json(List<FeedEvent> events) {
        var out = new ByteArrayOutputStream();
        out.write('[');
        for (FeedEvent event : events) {
            if (out.size() > 1) {
                out.write(',');
            }
            out.writeBytes(event.json());
        }
        out.write(']');
        return out.toByteArray();
    }

    private static String etag(byte[] body) {
        var digest = Sha256.digest();
        return "W/\"" + HexFormat.of().formatHex(digest.digest(body)).substring(0, ETAG_LENGTH) + "\"";
    }

    private static String links(Request request, Timeline timeline, int perPage, int page, int last) {
        var links = new StringJoiner(", ");
        String url = "http://" + request.header("host").orElse("127.0.0.1") + timeline.path() + "?per_page=" + perPage;
        if (page > 1) {
            links.add(link(url, page - 1, "prev"));
        }
        if (page < last) {
            links.add(link(url, page + 1, "next")).add(link(url, last, "last"));
        }
        if (page > 1) {
            links.add(link(url, 1, "first"));
        }
        return links.toString();
    }

    private static String link(String url, int page, String relation) {
        return "<" + url + "&page=" + page + ">; rel=\"" + relation + "\"";
    }
}
