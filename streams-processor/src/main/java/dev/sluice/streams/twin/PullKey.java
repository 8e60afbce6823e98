package dev.sluice.streams.twin;

import dev.sluice.silver.IssueComment;
import dev.sluice.silver.PullRequest;
import dev.sluice.silver.PullRequestReview;
import dev.sluice.silver.PullRequestReviewComment;
import dev.sluice.streams.parse.Accepted;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A pull request. Stored as the repository (8 bytes) and the number (4 bytes), big-endian.
 *
 * @param repoId GitHub's id of its repository
 * @param number its number there
 */
public record PullKey(long repoId, int number) {
    /** As it is stored; no key, the open end of a range, stays none. */
    public static Serde<PullKey> serde() {
        return Serdes.serdeFrom(
                (topic, key) -> key == null ? null : key.toBytes(), (topic, bytes) -> of(ByteBuffer.wrap(bytes)));
    }

    /** The pull request that an event mentions; null where it mentions none, or does not tell which. */
    static PullKey of(Accepted accepted) {
        var number = switch (accepted.type()) {
            case PULL_REQUEST -> ((PullRequest) accepted.silver()).getNumber();
            case PULL_REQUEST_REVIEW -> ((PullRequestReview) accepted.silver()).getNumber();
            case PULL_REQUEST_REVIEW_COMMENT -> ((PullRequestReviewComment) accepted.silver()).getNumber();
            case ISSUE_COMMENT -> number((IssueComment) accepted.silver());
            default -> null;
        };
        var repo = accepted.event().getRepoId();
        return number == null || repo == null ? null : new PullKey(repo, number);
    }

    private static Integer number(IssueComment comment) {
        return Boolean.TRUE.equals(comment.getOnPullRequest()) ? comment.getNumber() : null;
    }

    /** As it is the key of the topic. */
    public String text() {
        return repoId + "/" + number;
    }

    private byte[] toBytes() {
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(repoId)
                .putInt(number)
                .array();
    }

    private static PullKey of(ByteBuffer bytes) {
        return new PullKey(bytes.getLong(), bytes.getInt());
    }
}
