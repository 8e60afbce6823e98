package dev.sluice.ingester.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers and events for tests. */
public final class Answers {
    public static final String DATE = "Mon, 21 Oct 2019 21:59:52 GMT";

    private Answers() {}

    /** With headers as {@code Name: value}, separated by a bar. */
    public static Answer of(int status, String headers, String body) {
        Map<String, List<String>> all = new TreeMap<>();
        for (String header : headers.isBlank() ? new String[0] : headers.split("\\|", -1)) {
            String[] parts = header.split(":", 2);
            all.put(parts[0].strip(), List.of(parts[1].strip()));
        }
        return new Answer(status, all, body.getBytes(UTF_8));
    }

    public static Answer of(int status, String headers) {
        return of(status, headers, "");
    }

    /** Events from the newest to the oldest; number n happened n seconds after midnight. */
    public static String page(String type, int newest, int oldest) {
        return IntStream.iterate(newest, n -> n >= oldest, n -> n - 1)
                .mapToObj(n -> event(type, n))
                .collect(Collectors.joining(",", "[", "]"));
    }

    public static String event(String type, int number) {
        return "{\"id\":\"%d\",\"type\":\"%s\",\"repo\":{\"id\":%d},\"created_at\":\"2026-01-01T%02d:%02d:%02dZ\"}"
                .formatted(number, type, number % 7, number / 3600 % 24, number / 60 % 60, number % 60);
    }
}
