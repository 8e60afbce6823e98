package dev.sluice.sink;

import dev.sluice.silver.ActorClass;
import dev.sluice.silver.Envelope;
import dev.sluice.silver.PayloadShape;
import dev.sluice.silver.PullRequest;
import dev.sluice.silver.PullRequestOutcome;
import dev.sluice.silver.Push;
import dev.sluice.silver.Watch;
import java.time.Instant;

/** Made-up silver records, each a builder call away from what a test is about. */
public final class TestEvents {

    /** The repository of every made-up event that does not say otherwise. */
    public static final long REPO = 42;

    private TestEvents() {}

    /** An envelope: a human acted on repository 42, octo/cat. */
    public static Envelope.Builder envelope(String type, String id, String createdAt) {
        return Envelope.newBuilder()
                .setId(id)
                .setType(type)
                .setCreatedAt(Instant.parse(createdAt))
                .setIngestedAt(Instant.parse("2026-11-21T00:00:00Z"))
                .setActorId(7L)
                .setActorLogin("ann")
                .setActorClass(ActorClass.HUMAN)
                .setRepoId(REPO)
                .setRepoName("octo/cat")
                .setPublic$(true)
                .setSource("sample:1")
                .setLane("github")
                .setPayloadShape(PayloadShape.FULL);
    }

    public static Push push(String id, String createdAt) {
        return Push.newBuilder()
                .setEvent(envelope("PushEvent", id, createdAt).build())
                .setRef("refs/heads/main")
                .setSize(3)
                .build();
    }

    public static Watch watch(String id, String createdAt) {
        return Watch.newBuilder()
                .setEvent(envelope("WatchEvent", id, createdAt).build())
                .setAction("started")
                .build();
    }

    public static PullRequest pullRequest(
            String id, String createdAt, int number, String action, PullRequestOutcome outcome) {
        return PullRequest.newBuilder()
                .setEvent(envelope("PullRequestEvent", id, createdAt).build())
                .setAction(action)
                .setOutcome(outcome)
                .setNumber(number)
                .setPullRequestId(1000L + number)
                .setAuthorId(7L)
                .setAuthorLogin("ann")
                .build();
    }
}
