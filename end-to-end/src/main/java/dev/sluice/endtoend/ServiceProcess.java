package dev.sluice.endtoend;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One service's {@code Main} in a JVM of its own, with nothing but environment variables, as a container runs it. */
public final class ServiceProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private ServiceProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it; returns at once.
     *
     * @param main class with the main method
     * @param environment its settings
     * @param output where it prints to, appended
     * @param options of the JVM
     */
    public static ServiceProcess start(
            String main, Map<String, String> environment, Path output, List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.sluice",
                "-cp",
                Cluster.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                main));
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("SLUICE_") || name.equals("LIVE"));
            builder.environment().putAll(environment);
            return new ServiceProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /**
     * SIGTERM; how long it took to end.
     *
     * @throws AssertionError if it lives longer than that, with all that it printed
     */
    public Duration terminate(Duration limit) throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it did not end within " + limit + "; it printed:\n" + output());
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** What it printed, and what its predecessors did. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
