package dev.sluice.standalone.dlq;

import dev.sluice.runtime.ExitCode;
import dev.sluice.runtime.settings.ConfigException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice dlq show}: one letter with its line. */
@Command(name = "show", description = "Show a dead letter with its line.", mixinStandardHelpOptions = true)
final class DlqShowCommand implements Callable<Integer> {
    @Mixin
    private final Surroundings surroundings;

    private final OutputStream standardOutput;

    @Parameters(paramLabel = "LETTER", description = "by name, such as 2-1403")
    private String letter;

    @Option(names = "--raw", description = "print the bytes of the line and nothing else")
    private boolean raw;

    DlqShowCommand(Surroundings surroundings, OutputStream standardOutput) {
        this.surroundings = surroundings;
        this.standardOutput = standardOutput;
    }

    @Override
    public Integer call() {
        var printer = surroundings.printer();
        var filter = new LetterFilter(Set.of(id()), Set.of(), Set.of(), Set.of(), null, null);
        var desk = surroundings.open(printer);
        desk.log().open(surroundings.standings(desk, filter), (standing, record) -> {
            if (raw) {
                write(record.value());
            } else {
                new ShownLetter(standing, record).print(printer);
            }
        });
        return ExitCode.OK.number();
    }

    private LetterId id() {
        try {
            return LetterId.parse(letter);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("argument(s)", List.of(e.getMessage()));
        }
    }

    private void write(byte[] line) {
        try {
            standardOutput.write(line == null ? new byte[0] : line);
            standardOutput.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the line", e);
        }
    }
}
