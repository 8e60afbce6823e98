package dev.sluice.query;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless browser of the machine, with a profile of its own; asks nothing of anybody but the page's server. */
final class Chromium {
    private static final List<String> QUIET = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--enable-logging=stderr",
            "--virtual-time-budget=4000");

    private final Path program;
    private final Path scratch;

    private Chromium(Path program, Path scratch) {
        this.program = program;
        this.scratch = scratch;
    }

    /**
     * What a person is shown.
     *
     * @param dom the document after its scripts have run
     * @param console what the scripts complained of
     */
    record Seen(String dom, List<String> console) {}

    /** The first of its names on the PATH; empty, with a line on the console, where there is none. */
    static Optional<Chromium> find(Path scratch) {
        var found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            System.out.println("browser tests are skipped: no chromium on the PATH");
        }
        return found.map(program -> new Chromium(program, scratch));
    }

    /** Opens a page and waits for four seconds of the page's own time. */
    Seen see(URI page) {
        var command = new ArrayList<>(List.of(program.toString(), "--user-data-dir=" + scratch.resolve("profile")));
        command.addAll(QUIET);
        command.addAll(List.of("--dump-dom", page.toString()));
        try {
            var dom = scratch.resolve("dom.html");
            var log = scratch.resolve("console.log");
            var process = new ProcessBuilder(command)
                    .redirectOutput(dom.toFile())
                    .redirectError(log.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the browser does not end; page " + page);
            }
            return new Seen(Files.readString(dom), console(log));
        } catch (IOException e) {
            throw new IllegalStateException("the browser does not start: " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the browser shows " + page, e);
        }
    }

    private static List<String> console(Path log) throws IOException {
        return Files.readString(log, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.contains(":CONSOLE"))
                .toList();
    }
}
