package dev.sluice.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.runtime.ExitCode;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice config show}: the settings in force. */
@Command(
        name = "show",
        description = "Show every setting as 'sluice up' with the same flags would have it; secrets as stars.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A flag beats the environment, the environment beats the file .env of the current directory.",
            "What is wrong is told all at once, with exit code 2.",
            "",
            "Example:",
            "  sluice config show --origins --source live"
        })
final class ConfigShowCommand implements Callable<Integer> {
    private final Variables variables;
    private final Clock clock;

    @Mixin
    private final UpOptions options = new UpOptions();

    @Option(names = "--origins", description = "tell where each comes from: flag, environment, .env or default")
    private boolean origins;

    @Option(names = "--json", description = "as JSON, with origins")
    private boolean json;

    @Spec
    private CommandSpec spec;

    ConfigShowCommand(Variables variables, Clock clock) {
        this.variables = variables;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        var all = variables.all();
        var settings = new StackSettings(UpPlan.of(options.flags(all), all), all);
        settings.check(clock.instant());
        var inForce = InForce.of(settings, variables, options);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(inForce));
        } else {
            print(inForce);
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private void print(List<InForce> settings) {
        for (var setting : settings) {
            var value = setting.value() == null ? "(found by up)" : setting.value();
            var line = origins
                    ? "%-34s %-12s %s".formatted(setting.name(), setting.origin(), value)
                    : "%-34s %s".formatted(setting.name(), value);
            spec.commandLine().getOut().println(line.stripTrailing());
        }
    }
}
