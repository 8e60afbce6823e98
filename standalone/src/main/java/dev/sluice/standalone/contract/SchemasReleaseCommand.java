package dev.sluice.standalone.contract;

import dev.sluice.runtime.ExitCode;
import dev.sluice.schemas.evolution.Contract;
import dev.sluice.schemas.evolution.ReleasedSchemas;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice schemas release}: the next version of every schema that has changed. */
@Command(
        name = "release",
        description =
                "Write the next version of every schema that has changed into the history; refused where one breaks.",
        mixinStandardHelpOptions = true)
final class SchemasReleaseCommand implements Callable<Integer> {
    @Option(names = "--draft", description = "before the first release: keep the schemas of this build as its draft")
    private boolean draft;

    @Option(
            names = "--released",
            paramLabel = "DIR",
            description = "the history; default schemas/released of the checkout")
    private Path released;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var history =
                new ReleasedSchemas(released == null ? Checkout.ofThisProgram().released() : released);
        var contract = Contract.ofThisBuild(history);
        try {
            spec.commandLine().getOut().println(draft ? drafted(contract) : released(contract));
            spec.commandLine().getOut().flush();
            return ExitCode.OK.number();
        } catch (IllegalStateException refused) {
            spec.commandLine().getErr().println("error: " + refused.getMessage());
            spec.commandLine().getErr().flush();
            return ExitCode.FINDINGS.number();
        }
    }

    private static String drafted(Contract contract) {
        contract.draft();
        return contract.schemas().size() + " schemas are the draft of the first release";
    }

    private static String released(Contract contract) {
        var topics = contract.release();
        return topics.isEmpty() ? "nothing has changed" : "a version more of: " + String.join(", ", topics);
    }
}
