package dev.sluice.standalone.contract;

import dev.sluice.runtime.ExitCode;
import dev.sluice.schemas.docs.AsyncApi;
import dev.sluice.schemas.docs.TopicPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice schemas docs}: the documents of the topics, made of the catalogue. */
@Command(
        name = "docs",
        description = "Write topics.md and asyncapi.json from the catalogue of topics and the schemas.",
        mixinStandardHelpOptions = true)
final class SchemasDocsCommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "where to; default docs/ of the checkout")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var folder = Files.createDirectories(
                output == null ? Checkout.ofThisProgram().docs() : output);
        write(folder.resolve("topics.md"), TopicPage.ofThisBuild());
        write(folder.resolve("asyncapi.json"), AsyncApi.ofThisBuild());
        return ExitCode.OK.number();
    }

    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        spec.commandLine().getOut().println(file);
        spec.commandLine().getOut().flush();
    }
}
