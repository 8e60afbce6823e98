package dev.sluice.standalone;

import dev.sluice.runtime.settings.ConfigException;
import dev.sluice.schemas.Lane;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What {@code up} is to do, checked.
 *
 * @param source what the ingester reads: {@code sample}, {@code file:…}, {@code -}, {@code live}, {@code archive} or {@code webhook}
 * @param mode {@code sample}, {@code replay} or {@code live}: what "now" means in answers
 * @param dataDir where everything is kept
 * @param fresh delete what it holds first
 * @param ports wanted ports
 * @param ingestFor how long to ingest before draining; null for no bound
 * @param batch drain and exit when the ingester is done
 */
record UpPlan(
        String source, String mode, Path dataDir, boolean fresh, WantedPorts ports, Duration ingestFor, boolean batch) {
    private static final String FILE = "file:";
    private static final Set<String> KINDS = Set.of("sample", "live", "archive", "webhook");
    private static final Duration SEED_BATCH = Duration.ofMinutes(5);
    private static final int GREATEST_PORT = 65_535;

    /**
     * Checks the flags.
     *
     * @throws ConfigException with every problem at once
     */
    static UpPlan of(UpFlags flags, Map<String, String> environment) {
        var problems = new ArrayList<String>();
        checkPorts(flags.ports(), problems);
        var live = environment.get("LIVE");
        var source = flags.source() == null ? standardSource(live) : flags.source();
        var kind = kind(source, problems);
        var ingestFor = ingestFor(flags.time(), live, problems);
        if (!problems.isEmpty()) {
            throw new ConfigException("flag(s)", problems);
        }
        return new UpPlan(
                source,
                mode(kind),
                flags.dataDir() == null ? Path.of("data", kind) : flags.dataDir(),
                flags.fresh(),
                flags.ports(),
                ingestFor,
                flags.untilIdle() || ingestFor != null);
    }

    /** The lanes that are served: history's only where something is read into it. */
    List<Lane> lanes() {
        return source.equals("archive") ? List.of(Lane.LIVE, Lane.HISTORY) : List.of(Lane.LIVE);
    }

    private static String standardSource(String live) {
        return "true".equalsIgnoreCase(live) ? "live" : "sample";
    }

    private static String kind(String source, List<String> problems) {
        if (source.equals("-")) {
            return "stdin";
        }
        if (KINDS.contains(source)) {
            return source;
        }
        if (!source.startsWith(FILE) || source.length() == FILE.length()) {
            problems.add("--source is '" + source
                    + "'; expected sample, live, archive, webhook, file:PATH-OR-GLOB, or - for standard input");
        }
        return "file";
    }

    /** What is read now has the clock's "now", what was recorded has its own. */
    private static String mode(String kind) {
        return switch (kind) {
            case "sample" -> "sample";
            case "live", "archive", "webhook" -> "live";
            default -> "replay";
        };
    }

    private static Duration ingestFor(String time, String live, List<String> problems) {
        if (time == null) {
            return seedAlias(live, problems);
        }
        var text = time.toUpperCase(Locale.ROOT);
        try {
            var parsed = Duration.parse(text.startsWith("P") ? text : "PT" + text);
            if (parsed.isNegative() || parsed.isZero()) {
                problems.add("--for is '" + time + "'; expected more than nothing, such as 5m");
            }
            return parsed;
        } catch (DateTimeParseException e) {
            problems.add("--for is '" + time + "'; expected a duration such as 5m, 90s or PT1H");
            return null;
        }
    }

    /** The seed's LIVE=false is a run of five minutes, its LIVE=true one without end. */
    private static Duration seedAlias(String live, List<String> problems) {
        if (live == null || live.isBlank()) {
            return null;
        }
        if (live.equalsIgnoreCase("true")) {
            return null;
        }
        if (!live.equalsIgnoreCase("false")) {
            problems.add("LIVE is '" + live + "'; expected true or false");
        }
        return SEED_BATCH;
    }

    private static void checkPorts(WantedPorts ports, List<String> problems) {
        Map.of(
                        "--http-port", ports.http(),
                        "--kafka-port", ports.kafka(),
                        "--registry-port", ports.registry(),
                        "--webhook-port", ports.webhook())
                .forEach((flag, port) -> {
                    if (port < 0 || port > GREATEST_PORT) {
                        problems.add(flag + " is " + port + "; expected 0 to " + GREATEST_PORT);
                    }
                });
    }
}
