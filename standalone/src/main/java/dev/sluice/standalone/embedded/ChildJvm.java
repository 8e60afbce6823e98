package dev.sluice.standalone.embedded;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, on a {@link Leash}: it ends with this process, whichever way that goes. */
final class ChildJvm implements AutoCloseable {

    /** A clean end of the first run also writes the class archive, which takes a few seconds on a small machine. */
    private static final Duration CLEAN_END = Duration.ofSeconds(20);

    /** Nothing else of the environment may steer a child: Quarkus, for one, reads its settings from there. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");

    /**
     * Ctrl-C and {@code timeout} signal the whole process group: a child that obeyed would be gone before the services have
     * flushed. An ignored signal stays ignored across exec, and the JVM respects that.
     */
    private static final List<String> DEAF = List.of("/bin/sh", "-c", "trap '' HUP INT TERM; exec \"$@\"", "child");

    private final ChildPlan plan;
    private final Process process;
    private final CompletableFuture<CannotStart> died;
    private volatile boolean stopping;

    private ChildJvm(ChildPlan plan, Process process) {
        this.plan = plan;
        this.process = process;
        this.died =
                process.onExit().thenCompose(ended -> stopping ? new CompletableFuture<>() : completedFuture(death()));
    }

    /** Starts the child; what it prints goes to its log. */
    static ChildJvm start(ChildPlan plan) {
        try {
            LogTail.turnOver(plan.log());
            return new ChildJvm(plan, builder(plan).start());
        } catch (IOException failed) {
            throw DataFolder.unusable(plan.folder().root(), failed);
        }
    }

    private static ProcessBuilder builder(ChildPlan plan) {
        List<String> command = new ArrayList<>(DEAF);
        command.addAll(plan.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(plan.folder().root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
        builder.environment().keySet().retainAll(ENVIRONMENT);
        // glibc reserves an arena per thread otherwise, some 20 MB for nothing.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder;
    }

    private CannotStart death() {
        return new CannotStart(
                CannotStart.Reason.DIED,
                "the " + plan.name() + " ended by itself (exit code " + process.exitValue() + "); its last lines:\n"
                        + LogTail.of(plan.log()),
                "see " + plan.log());
    }

    /** Completed with the reason if the child ends without having been asked to. */
    CompletableFuture<CannotStart> died() {
        return died;
    }

    /** Throws the reason if the child is dead. */
    void mustLive() {
        if (!process.isAlive()) {
            throw death();
        }
    }

    long pid() {
        return process.pid();
    }

    /** Asks for a clean end and returns at once. */
    void requestStop() {
        stopping = true;
        try {
            process.getOutputStream().write(Leash.STOP);
            process.getOutputStream().flush();
        } catch (IOException alreadyGone) {
            process.destroyForcibly();
        }
    }

    /** Ends the child cleanly, or forcibly after a bounded wait. */
    @Override
    public void close() {
        if (!stopping) {
            requestStop();
        }
        boolean clean = endsWithin(CLEAN_END) && process.exitValue() == 0;
        if (process.isAlive()) {
            process.destroyForcibly().onExit().join();
        }
        plan.archive().settle(clean);
    }

    private boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
