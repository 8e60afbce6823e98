package dev.sluice.standalone;

import dev.sluice.ingester.sample.Corruption;
import dev.sluice.ingester.sample.Late;
import dev.sluice.ingester.sample.SamplePlan;
import dev.sluice.runtime.settings.ConfigException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a plan of the flags of {@code sample generate}. */
final class SampleSetup {
    /** What the sample has by itself; said so, its very lines are kept. */
    private static final double USUAL_BAD = 0.01;

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?)%?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,7})([smhd])");
    private static final double HIGHEST_RATE = 100_000;

    private final SampleFlags flags;
    private final List<String> problems = new ArrayList<>();

    private SampleSetup(SampleFlags flags) {
        this.flags = flags;
    }

    /**
     * Checks the flags.
     *
     * @throws ConfigException with every problem at once
     */
    static SamplePlan of(SampleFlags flags) {
        var setup = new SampleSetup(flags);
        SamplePlan plan = setup.plan();
        if (!setup.problems.isEmpty()) {
            throw new ConfigException("flag(s)", setup.problems);
        }
        return plan;
    }

    /** Whether the output is a folder: neither standard output nor a name that ends like a file of events. */
    static boolean isFolder(String output) {
        return !output.equals("-") && !output.matches(".*\\.(json|ndjson)(\\.gz)?");
    }

    private SamplePlan plan() {
        if (flags.seed() < 0 || flags.seed() > Integer.MAX_VALUE) {
            problems.add("--seed is " + flags.seed() + "; expected 0 to " + Integer.MAX_VALUE);
        }
        if (flags.events() < 0) {
            problems.add("--events is " + flags.events() + "; expected 0 or more");
        }
        if (!(flags.rate() > 0 && flags.rate() <= HIGHEST_RATE)) {
            problems.add("--rate is " + flags.rate() + "; expected more than 0 and at most 100000 events a second");
        }
        if (flags.idResetAt() != null && flags.idResetAt() < 1) {
            problems.add("--id-reset-at is " + flags.idResetAt() + "; expected the number of an event, 1 or more");
        }
        if (flags.output() == null) {
            problems.add(
                    "-o is missing; expected a folder, a file that ends in .json or .json.gz, or - for standard output");
        }
        return new SamplePlan(
                flags.seed(),
                flags.events(),
                from(),
                flags.rate(),
                bad(),
                flags.duplicates() == null ? null : share("--duplicates", flags.duplicates()),
                flags.late() == null ? null : late(flags.late()),
                flags.idResetAt(),
                flags.corruption() == null ? List.of() : corruptions());
    }

    private Instant from() {
        try {
            return Instant.parse(flags.from());
        } catch (DateTimeParseException e) {
            problems.add("--from is '" + flags.from() + "'; expected a time such as 2026-01-01T00:00:00Z");
            return Instant.EPOCH;
        }
    }

    private Double bad() {
        double share = share("--bad", flags.bad());
        return share == USUAL_BAD ? null : share;
    }

    private double share(String flag, String text) {
        Matcher percent = PERCENT.matcher(text);
        double value = percent.matches() ? Double.parseDouble(percent.group(1)) / 100 : -1;
        if (value < 0 || value > 1) {
            problems.add(flag + " is '" + text + "'; expected 0% to 100%, such as 1% or 0.5%");
        }
        return value;
    }

    private Late late(String text) {
        int colon = text.indexOf(':');
        Matcher most = TIME.matcher(text.substring(colon + 1));
        if (colon < 0 || !most.matches()) {
            problems.add("--late is '" + text + "'; expected PERCENT:MOST, such as 2%:3d or 5%:30m");
            return null;
        }
        long number = Long.parseLong(most.group(1));
        Duration time = switch (most.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return new Late(share("--late", text.substring(0, colon)), time);
    }

    private List<Corruption> corruptions() {
        boolean folder = flags.output() != null && isFolder(flags.output());
        if (flags.corruption().equals("all")) {
            return Corruption.all().stream()
                    .filter(one -> folder || !one.isFile())
                    .toList();
        }
        var wanted = new ArrayList<Corruption>();
        for (String title : flags.corruption().split(",", -1)) {
            Optional<Corruption> known = Corruption.named(title.strip());
            known.ifPresent(wanted::add);
            if (known.isEmpty()) {
                problems.add("--corruption has '" + title + "'; expected all, or some of " + titles());
            } else if (known.get().isFile() && !folder) {
                problems.add("--corruption " + title + " makes a file of its own; name a folder with -o");
            }
        }
        return wanted;
    }

    private static String titles() {
        return Corruption.all().stream().map(Corruption::title).collect(Collectors.joining(", "));
    }
}
