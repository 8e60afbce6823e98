package dev.sluice.standalone;

import dev.sluice.runtime.ExitCode;
import dev.sluice.runtime.kafka.KafkaUnreachable;
import dev.sluice.runtime.settings.ConfigException;
import dev.sluice.schemas.serdes.RegistryException;
import dev.sluice.standalone.consume.ConsumeCommand;
import dev.sluice.standalone.contract.SchemasCommand;
import dev.sluice.standalone.dlq.DlqCommand;
import dev.sluice.standalone.dlq.DlqProblem;
import dev.sluice.standalone.doctor.DoctorCommand;
import dev.sluice.standalone.embedded.CannotStart;
import dev.sluice.standalone.status.StatusCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code sluice}. */
@Command(
        name = "sluice",
        description = "GitHub's public events through Kafka: numbers that can be trusted.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), Path.of(".env"), arguments));
    }

    private static int run(Map<String, String> environment, Path file, String... arguments) {
        try {
            var variables = Variables.read(environment, file);
            Logs.levels(variables.file(), environment);
            return commandLine(variables).execute(arguments);
        } catch (ConfigException e) {
            return explain(e, new PrintWriter(System.err, true, Charset.defaultCharset()));
        }
    }

    static CommandLine commandLine(Variables variables) {
        var environment = variables.all();
        return new CommandLine(new Main())
                .addSubcommand(new UpCommand(environment))
                .addSubcommand(new BackfillCommand(environment))
                .addSubcommand(new StatusCommand(environment))
                .addSubcommand(new DoctorCommand(environment))
                .addSubcommand(new CommandLine(new ConfigCommand())
                        .addSubcommand(new ConfigShowCommand(variables, Clock.systemUTC())))
                .addSubcommand(new ConsumeCommand(environment, new FileOutputStream(FileDescriptor.out)))
                .addSubcommand(SchemasCommand.commandLine())
                .addSubcommand(new FakeGithubCommand(new CountDownLatch(1), Clock.systemUTC()))
                .addSubcommand(DlqCommand.commandLine(environment, System.out, Clock.systemUTC()))
                .addSubcommand(
                        new CommandLine(new SampleCommand()).addSubcommand(new SampleGenerateCommand(System.out)))
                .setExecutionExceptionHandler((error, line, parsed) -> explain(error, line.getErr()));
    }

    /** Three lines a person can act on; a stack trace only where we do not know what happened. */
    static int explain(Exception error, PrintWriter err) {
        if (error instanceof ConfigException) {
            err.println("error: " + error.getMessage());
            return ExitCode.USAGE.number();
        }
        if (error instanceof CannotStart obstacle) {
            err.println("error: " + obstacle.getMessage());
            err.println("try:   " + obstacle.remedy());
            return ExitCode.FAILURE.number();
        }
        if (error instanceof DlqProblem problem) {
            err.println("error: " + problem.getMessage());
            err.println("try:   " + problem.remedy());
            return problem.code().number();
        }
        if (error instanceof KafkaUnreachable) {
            err.println("error: " + error.getMessage());
            return ExitCode.UNREACHABLE.number();
        }
        if (error instanceof RegistryException) {
            err.println("error: " + error.getMessage());
            return ExitCode.FAILURE.number();
        }
        err.println("error: " + error);
        error.printStackTrace(err);
        return ExitCode.FAILURE.number();
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"sluice " + (version == null ? "(not packaged)" : version)};
        }
    }
}
