package dev.sluice.standalone;

import dev.sluice.ingester.fakegithub.EventSource;
import dev.sluice.ingester.fakegithub.EventSource.Order;
import dev.sluice.ingester.fakegithub.FakeGithubPlan;
import dev.sluice.ingester.fakegithub.Faults;
import dev.sluice.ingester.fakegithub.Feed;
import dev.sluice.ingester.fakegithub.Hours;
import dev.sluice.ingester.fakegithub.SampleHours;
import dev.sluice.ingester.fakegithub.SampleHours.Framing;
import dev.sluice.runtime.settings.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a plan of the flags of {@code fake-github}. */
final class FakeGithubSetup {
    private static final Pattern FAULTS = Pattern.compile("(\\d{1,18})(?::(\\d{1,2}|100))?");
    private static final int USUAL_PERCENT = 10;
    private static final int WINDOW = 300;
    /** A window sorted by types looks back further. */
    private static final int BEFORE = 10 * WINDOW;

    private static final Duration DELAY = Duration.ofSeconds(30);
    private static final int GREATEST_PORT = 65_535;
    private static final double HIGHEST_RATE = 100_000;

    private final FakeGithubFlags flags;
    private final List<String> problems = new ArrayList<>();

    private FakeGithubSetup(FakeGithubFlags flags) {
        this.flags = flags;
    }

    /**
     * Checks the flags.
     *
     * @throws ConfigException with every problem at once
     */
    static FakeGithubPlan of(FakeGithubFlags flags) {
        var setup = new FakeGithubSetup(flags);
        setup.check();
        var order = setup.order();
        var faults = setup.faults();
        if (!setup.problems.isEmpty()) {
            throw new ConfigException("flag(s)", setup.problems);
        }
        return FakeGithubPlan.standard()
                .port(flags.port())
                .events(setup.events(order))
                .hours(setup.hours())
                .faults(faults)
                .log(flags.log());
    }

    private void check() {
        if (flags.port() < 0 || flags.port() > GREATEST_PORT) {
            problems.add("--port is " + flags.port() + "; expected 0 to " + GREATEST_PORT);
        }
        if (!(flags.rate() > 0 && flags.rate() <= HIGHEST_RATE)) {
            problems.add("--rate is " + flags.rate() + "; expected more than 0 and at most 100000 events a second");
        }
        if (flags.events() < 1) {
            problems.add("--events is " + flags.events() + "; expected 1 or more for each generated hour");
        }
        mustBe("--hours", flags.hours(), flags.hours() == null || Files.isDirectory(flags.hours()), "a folder");
        mustBe("--walk", flags.walk(), flags.walk() == null || Files.isDirectory(flags.walk()), "a folder");
        mustBe("--feed", flags.feed(), flags.feed() == null || Files.isRegularFile(flags.feed()), "a file");
        if (flags.hours() != null && flags.sample()) {
            problems.add("--hours and --sample both say what the archive has; give one of them");
        }
        if (flags.walk() != null && flags.feed() != null) {
            problems.add("--walk and --feed both say what the Events API shows; give one of them");
        }
    }

    private void mustBe(String flag, Path path, boolean right, String kind) {
        if (!right) {
            problems.add(flag + " is '" + path + "', which is not " + kind + " that can be read");
        }
    }

    private Order order() {
        return switch (flags.order()) {
            case "time" -> Order.BY_TIME;
            case "pushes-first" -> Order.PUSHES_FIRST;
            default -> {
                problems.add("--order is '" + flags.order() + "'; expected time or pushes-first");
                yield Order.BY_TIME;
            }
        };
    }

    private Faults faults() {
        if (flags.faults() == null) {
            return Faults.none();
        }
        Matcher text = FAULTS.matcher(flags.faults().toLowerCase(Locale.ROOT));
        if (!text.matches()) {
            problems.add("--faults is '" + flags.faults() + "'; expected SEED or SEED:PERCENT, such as 7:10");
            return Faults.none();
        }
        int percent = text.group(2) == null ? USUAL_PERCENT : Integer.parseInt(text.group(2));
        return Faults.seeded(Long.parseLong(text.group(1)), percent);
    }

    private EventSource events(Order order) {
        if (flags.walk() != null) {
            return new EventSource.Recorded(flags.walk());
        }
        var feed = flags.feed() == null ? Feed.sample(flags.seed()) : Feed.file(flags.feed());
        return new EventSource.Shifting(feed, flags.rate(), BEFORE, DELAY, order);
    }

    private Hours hours() {
        return flags.hours() == null
                ? Hours.sample(new SampleHours(flags.seed(), flags.events(), Framing.CHUNKED))
                : Hours.folder(flags.hours());
    }
}
