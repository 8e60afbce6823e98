package dev.sluice.streams.twin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.gold.PullRequestTwin;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.streams.classify.ActorRules;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.EventParser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Events about pull request 1 of repository 7, as silver has them, and the twins of events. */
final class PullEvents {
    static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant FETCHED_AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final Map<String, Integer> IDS = Map.of("ann", 1, "bob", 2, "cid", 3, "renovate[bot]", 4);

    private static final EventParser PARSER = new EventParser(Lane.LIVE);
    private static final ActorRules RULES = ActorRules.standard();

    private PullEvents() {}

    /** Its own event in the shape of today. */
    static Accepted reduced(String action, int minute, String login) {
        return event("PullRequestEvent", minute, login, """
                {"action":"%s","number":1,"pull_request":{"id":5,"number":1,"url":"u",\
                "head":{"ref":"fix","sha":"c%d"},"base":{"ref":"main","sha":"b"}}}""".formatted(action, minute));
    }

    /** Its own event as it was until October 2025; opened by ann at the start. */
    static Accepted full(String action, int minute, String login, String more) {
        return event("PullRequestEvent", minute, login, """
                {"action":"%s","number":1,"pull_request":{"id":5,"number":1,"url":"u",\
                "title":"Fix","user":{"id":1,"login":"ann"},"created_at":"%s","updated_at":"%s",%s,"additions":10,\
                "head":{"ref":"fix","sha":"c%d"},"base":{"ref":"main","sha":"b"}}}""".formatted(action, at(0), at(minute), more, minute));
    }

    /** A comment on the whole; what it says of the pull request: opened by ann at the start. */
    static Accepted comment(int minute, String login, String more) {
        return event("IssueCommentEvent", minute, login, """
                {"action":"created","issue":{"id":9,"number":1,"title":"Fix %d","user":{"id":1,"login":"ann"},\
                "created_at":"%s","updated_at":"%s",%s,"pull_request":{"url":"u"}},"comment":{"id":%d,"user":{"id":2,"login":"bob"}}}""".formatted(minute, at(0), at(minute), more, minute));
    }

    /** A comment on an open pull request. */
    static Accepted comment(int minute, String login) {
        return comment(minute, login, "\"state\":\"open\"");
    }

    /** A review, in the shape of today. */
    static Accepted review(int minute, String login, String state) {
        return event("PullRequestReviewEvent", minute, login, """
                {"action":"created","review":{"id":%d,"state":"%s"},"pull_request":{"id":5,"number":1,"url":"u",\
                "head":{"ref":"fix","sha":"c"},"base":{"ref":"main","sha":"b"}}}""".formatted(minute, state));
    }

    /** An event of that many minutes after the start. */
    static Accepted event(String type, int minute, String login, String payload) {
        return silver("""
                {"id":"%d","type":"%s","actor":{"id":%d,"login":"%s"},"repo":{"id":7,"name":"octo/cat"},\
                "payload":%s,"public":true,"created_at":"%s"}""".formatted(1000 + minute, type, IDS.get(login), login, payload, at(minute))
                .getBytes(UTF_8));
    }

    static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }

    /** A line as it is when it comes to the step. */
    static Accepted silver(byte[] line) {
        var headers = new RecordHeaders()
                .add(Headers.SOURCE, Headers.bytes("file:/hour"))
                .add(Headers.FETCHED_AT, Headers.bytes(Long.toString(FETCHED_AT.toEpochMilli())));
        return classified(PARSER.parse(line, headers) instanceof Accepted accepted ? accepted : null);
    }

    /** A webhook's body likewise. */
    static Accepted webhook(String kind, String body) {
        var headers = new RecordHeaders()
                .add(Headers.SOURCE, Headers.bytes(Headers.WEBHOOK))
                .add(Headers.FETCHED_AT, Headers.bytes(Long.toString(FETCHED_AT.toEpochMilli())))
                .add(Headers.WEBHOOK_EVENT, Headers.bytes(kind))
                .add(Headers.WEBHOOK_DELIVERY, Headers.bytes("01edfd00-e5a3-11f1-8e05-b5a152a893a5"));
        return classified((Accepted) PARSER.parse(body.getBytes(UTF_8), headers));
    }

    private static Accepted classified(Accepted accepted) {
        if (accepted != null) {
            accepted.event().setActorClass(RULES.classOf(accepted.event().getActorLogin()));
        }
        return accepted;
    }

    /** The same, told before by another reporter. */
    static Accepted again(Accepted accepted) {
        accepted.event().setSemanticDuplicate(true);
        return accepted;
    }

    /** The one twin of events that are all about pull request 1. */
    static PullRequestTwin twin(Accepted... events) {
        return twins(List.of(events)).get("7/1");
    }

    /** The twins of any events, by key; what is null or mentions none is left out. */
    static Map<String, PullRequestTwin> twins(Iterable<Accepted> events) {
        var twins = new TreeMap<String, PullRequestTwin>();
        for (var event : events) {
            var key = event == null ? null : PullKey.of(event);
            if (key != null) {
                twins.put(key.text(), Twins.plus(twins.get(key.text()), key, event));
            }
        }
        return twins;
    }
}
