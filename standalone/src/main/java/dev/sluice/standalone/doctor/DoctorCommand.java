package dev.sluice.standalone.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.runtime.ExitCode;
import dev.sluice.standalone.consume.RunningStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice doctor}: one line for each thing that may be wrong. */
@Command(
        name = "doctor",
        description = "Look for what is wrong with a stack, and say what to do.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "It looks at the stack of --data-dir, else at the brokers and the registry of the environment, else at the newest",
            "stack that runs from here. Lake and gold: of --data-dir, else SLUICE_LAKE_DIR and SLUICE_GOLD_DIR.",
            "Exit codes: 0 all is well, 3 something is wrong, 5 something does not answer."
        })
public final class DoctorCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "data directory of the stack")
    private Path dataDir;

    @Option(names = "--deep", description = "read every byte of the lake and compare its SHA-256")
    private boolean deep;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** With the variables that may name a cluster. */
    public DoctorCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        var findings = checks().stream().map(Examination::look).toList();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(findings));
        } else {
            findings.forEach(finding -> out.println(finding.line()));
        }
        out.flush();
        return code(findings).number();
    }

    private List<Examination> checks() {
        var kafka = RunningStack.ofThisMachine(environment).find(dataDir);
        var checks = new ArrayList<Examination>(List.of(
                new JdkCheck(Runtime.version().feature()),
                new DiskCheck(dataDir == null ? Path.of("data") : dataDir),
                new BrokerCheck(kafka),
                new TopicsCheck(kafka),
                new RegistryCheck(kafka.registryUrl()),
                new AccountsCheck(kafka)));
        var lake = folder("lake", "SLUICE_LAKE_DIR");
        if (lake != null) {
            checks.add(new LakeCheck(lake, deep));
        }
        var gold = folder("gold", "SLUICE_GOLD_DIR");
        if (gold != null) {
            checks.add(new SnapshotCheck(gold));
        }
        return checks;
    }

    private Path folder(String name, String variable) {
        if (dataDir != null) {
            return dataDir.resolve(name);
        }
        return environment.containsKey(variable) ? Path.of(environment.get(variable)) : null;
    }

    /** What does not answer hides more than what is wrong. */
    static ExitCode code(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.state() == Finding.State.UNREACHABLE)) {
            return ExitCode.UNREACHABLE;
        }
        return findings.stream().allMatch(finding -> finding.state() == Finding.State.OK)
                ? ExitCode.OK
                : ExitCode.FINDINGS;
    }
}
