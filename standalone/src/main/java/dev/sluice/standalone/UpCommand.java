package dev.sluice.standalone;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice up}: everything on this machine, until Ctrl-C or until the work is done. */
@Command(
        name = "up",
        description = "Start broker, registry and the four services on this machine.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Every setting may also stand in the environment or in a file .env of the current directory; see config show.",
            "",
            "Examples:",
            "  sluice up                                          the synthetic sample, for ever",
            "  sluice up --source 'file:hours/*.json.gz' --until-idle   pan recorded hours, then exit"
        })
final class UpCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private final UpOptions options = new UpOptions();

    @Spec
    private CommandSpec spec;

    UpCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        var plan = UpPlan.of(options.flags(environment), environment);
        Logs.into(plan.dataDir().resolve("log"));
        var console =
                new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
        return new Up(plan, environment, console, Clock.systemUTC(), reports -> {})
                .run()
                .number();
    }
}
