package dev.sluice.ingester.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ingester.fakegithub.Feed;
import java.time.Instant;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Events that are all of one repository, so that its feed is as busy as the global one. */
final class OneRepository implements Feed {
    private static final List<String> TYPES = List.of("PushEvent", "IssuesEvent", "PushEvent", "WatchEvent");
    private static final String FIXED = "\",\"actor\":{\"id\":1,\"login\":\"ann\"},"
            + "\"repo\":{\"id\":9,\"name\":\"octo/cat\"},\"payload\":{},\"public\":true,\"created_at\":\"";
    private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");

    private volatile LongUnaryOperator times = n -> 0;

    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public byte[] event(long n, LongUnaryOperator seconds) {
        times = seconds;
        String event =
                "{\"id\":\"" + n + "\",\"type\":\"" + TYPES.get((int) (n % TYPES.size())) + FIXED + happened(n) + "\"}";
        return event.getBytes(UTF_8);
    }

    Instant happened(long id) {
        return Instant.ofEpochSecond(times.applyAsLong(id));
    }

    long idOf(byte[] event) {
        Matcher id = ID.matcher(new String(event, UTF_8));
        if (!id.find()) {
            throw new IllegalStateException("an event without id is in bronze");
        }
        return Long.parseLong(id.group(1));
    }
}
