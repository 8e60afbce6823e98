package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.fakegithub.wire.Answer;
import dev.sluice.ingester.fakegithub.wire.Body;
import dev.sluice.ingester.fakegithub.wire.Request;
import dev.sluice.ingester.fakegithub.wire.WireServer;
import dev.sluice.runtime.http.HttpDate;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A running stand-in for GitHub: the Events API and the archive at one address on loopback.
 *
 * <p>All times that it tells, and the events that are visible, follow the clock it was given; only slow answers take real time.
 */
public final class FakeGithub implements AutoCloseable {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final FakeGithubPlan plan;
    private final Clock clock;
    private final ServedLog log;
    private final Budgets budgets;
    private final Damage damage;
    private final EventLists lists;
    private final ArchiveFiles archive;
    private final WireServer server;

    private FakeGithub(FakeGithubPlan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
        this.log = ServedLog.open(plan.log(), clock);
        this.budgets = new Budgets(plan.limits());
        this.damage = new Damage(budgets);
        this.lists = lists();
        this.archive = new ArchiveFiles(plan.hours(), log::add);
        this.server = WireServer.start(plan.port(), this::answer, LockSupport::parkNanos);
    }

    private EventLists lists() {
        if (plan.events() instanceof EventSource.Recorded recorded) {
            return RecordedWalk.of(recorded.folder(), log::add);
        }
        var window = new ShiftingWindow((EventSource.Shifting) plan.events(), clock.instant());
        return new EventPages(window, plan.pollInterval(), log::add);
    }

    /**
     * Starts one.
     *
     * @param clock what its answers take for now; asked from several threads
     * @throws java.io.UncheckedIOException when the port is taken, or a file that the plan names cannot be used
     */
    public static FakeGithub start(FakeGithubPlan plan, Clock clock) {
        return new FakeGithub(plan, clock);
    }

    /** Root of the API and of the archive, without a slash at the end. */
    public URI url() {
        return server.url();
    }

    /** Where an hour is, in the form that settings have. */
    public String archiveTemplate() {
        return url() + "/{yyyy}-{MM}-{dd}-{H}.json.gz";
    }

    /** Every event of the Events API that was sent whole, in order, copies included; what a fault spoiled is not in it. */
    public List<Served> served() {
        return log.served();
    }

    /** Every request, in order. */
    public List<Answered> answered() {
        return log.answered();
    }

    private Answer answer(Request request) {
        Instant now = clock.instant();
        Instant told = now.plus(plan.skew());
        Optional<Fault> fault = plan.faults().next(request.path());
        Supplier<Answer> honest = () -> honest(request, now, told);
        Answer answer = fault.map(bad -> damage.of(bad, request, told, honest)).orElseGet(honest);
        log.add(new Answered(
                now,
                request.method(),
                request.target(),
                answer.status(),
                fault.map(Fault::toString).orElse(null)));
        return answer.headers().containsKey("Date") ? answer : answer.with("Date", HttpDate.of(told));
    }

    private Answer honest(Request request, Instant now, Instant told) {
        if (!METHODS.contains(request.method())) {
            return Messages.of(405, "Method Not Allowed").with("Allow", "GET, HEAD");
        }
        if (ArchiveFiles.has(request.path())) {
            return archive.answer(request, now);
        }
        return budgets.charge(request, told, () -> api(request, now));
    }

    private Answer api(Request request, Instant now) {
        return Timeline.at(request.path())
                .map(timeline -> unlessKnown(request, lists.answer(request, timeline, now)))
                .orElseGet(() -> Messages.of(404, "Not Found"));
    }

    private static Answer unlessKnown(Request request, Answer answer) {
        String etag = answer.headers().get("ETag");
        boolean known = etag != null
                && Arrays.stream(request.header("if-none-match").orElse("").split(",", -1))
                        .anyMatch(tag -> weak(tag).equals(weak(etag)));
        return known ? new Answer(304, answer.headers(), Body.EMPTY, answer.delivery(), () -> {}) : answer;
    }

    private static String weak(String etag) {
        return etag.strip().replaceFirst("^W/", "");
    }

    @Override
    public void close() {
        server.close();
        log.close();
    }
}
