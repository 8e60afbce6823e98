package dev.sluice.ingester.publish;

import dev.sluice.ingester.live.Feed;
import dev.sluice.ingester.live.FeedKind;
import dev.sluice.ingester.live.Poll;
import dev.sluice.ingester.live.Poll.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people of trouble with feeds, once per trouble: nothing of one poll that failed, and of a limit once for all feeds. */
final class TroubleLog {
    private static final Logger LOG = LoggerFactory.getLogger(TroubleLog.class);
    private static final int WORTH_TELLING = 2;

    private final Map<String, Integer> failuresInARow = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private boolean limitTold;

    void tell(Feed feed, Poll poll) {
        if (!poll.isCutShort()) {
            limitTold = false;
            failuresInARow.remove(feed.source());
            if (told.remove(feed.source())) {
                LOG.info("{}: reads well again", feed.source());
            }
        } else if (poll.outcome() == Outcome.LIMITED) {
            tellOfLimit(poll);
        } else if (poll.outcome() != Outcome.STOPPED) {
            tellOfFailure(feed.source(), poll);
        }
        if (feed.spec().kind() != FeedKind.GLOBAL) {
            // The global feed is a sample: it has gaps by nature, and they are counted.
            poll.gap()
                    .ifPresent(gap -> LOG.info(
                            "{}: events may have passed unseen before poll {} ({})",
                            feed.source(),
                            gap.getPoll(),
                            gap.getReason()));
        }
    }

    private void tellOfLimit(Poll poll) {
        if (!limitTold) {
            LOG.warn("GitHub's limit of requests is reached; asking again in {} s", seconds(poll));
            limitTold = true;
        }
    }

    private void tellOfFailure(String source, Poll poll) {
        int failures = failuresInARow.merge(source, 1, Integer::sum);
        if ((failures >= WORTH_TELLING || poll.outcome() == Outcome.GONE) && told.add(source)) {
            LOG.warn(
                    "{}: {}; asking again in {} s, and ever less often",
                    source,
                    poll.note().orElse(poll.outcome().name()),
                    seconds(poll));
        }
    }

    /** Of the pause, at least one. */
    private static long seconds(Poll poll) {
        return Math.max(1, poll.pause().toSeconds());
    }
}
