package dev.sluice.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The example in Node with the packages that its lock file names, in a folder of the build. */
final class NodeProgram {
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", ".npmrc", "consume.mjs", "zstd.mjs");
    private static final Pattern NO_NETWORK =
            Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED|network");
    private static final long LIMIT_SECONDS = 180;

    private final Path folder = Repository.root().resolve("end-to-end/target/node");
    private final Path output;
    private String missing = "";

    private NodeProgram(Path output) {
        this.output = output;
    }

    /** Installs the packages, unless they are there; about 20 s. */
    static NodeProgram install(Path folder) throws Exception {
        var program = new NodeProgram(folder.resolve("node.txt"));
        program.copyFiles();
        if (!Files.exists(program.installed())) {
            program.installPackages();
        }
        return program;
    }

    private Path installed() {
        return folder.resolve("node_modules/.package-lock.json");
    }

    private void copyFiles() throws IOException {
        Files.createDirectories(folder);
        for (var name : FILES) {
            var file = Repository.root().resolve("examples/node").resolve(name);
            var copy = folder.resolve(name);
            if (name.equals("package-lock.json") && Files.exists(copy) && Files.mismatch(file, copy) >= 0) {
                Files.deleteIfExists(installed());
            }
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void installPackages() throws Exception {
        int end;
        try {
            end = run(
                    Map.of(),
                    output,
                    List.of("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"));
        } catch (IOException e) {
            missing = "npm cannot be run: " + e.getMessage();
            return;
        }
        var said = Files.readString(output);
        if (end != 0 && NO_NETWORK.matcher(said).find()) {
            missing = "npm finds no registry: " + said;
        } else if (end != 0) {
            throw new AssertionError("npm ci ended with " + end + ":\n" + said);
        }
    }

    /** Skips the test, and says why, where there is no Node or no network. */
    void requireInstalled() {
        if (!missing.isEmpty()) {
            System.out.println("NOT TESTED with kafkajs and @confluentinc/schemaregistry: " + missing);
        }
        assumeTrue(missing.isEmpty(), missing);
    }

    /** Everything that these topics hold, a JSON object a line. */
    List<String> read(Map<String, String> settings, List<String> topics) throws Exception {
        var command = new ArrayList<>(List.of("node", "consume.mjs"));
        command.addAll(topics);
        int end = run(settings, output, command);
        var lines = Files.readAllLines(output);
        if (end != 0) {
            throw new AssertionError("node ended with " + end + ":\n" + String.join("\n", lines));
        }
        return lines;
    }

    private int run(Map<String, String> settings, Path to, List<String> command) throws Exception {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(to.toFile());
        builder.environment().putAll(settings);
        var process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(command + " did not end within " + LIMIT_SECONDS + " s:\n" + Files.readString(to));
        }
        return process.exitValue();
    }
}
