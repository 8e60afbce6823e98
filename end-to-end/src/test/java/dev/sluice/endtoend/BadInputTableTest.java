package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of bad inputs is whole, and true of the tests that it names. */
final class BadInputTableTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\| ([\\w, ]+) \\|$");
    private static final Pattern ANSWER = Pattern.compile("(?m)^\\| (?!answer)[^|]+\\| [^|]+\\| ([\\w, ]+) \\|$");

    private final String document = read(Repository.root().resolve("docs/bad-input.md"));
    private final Map<String, String> tests = tests();

    /** A row of the table. */
    private record Row(int number, List<String> tests) {}

    @Test
    void everyNumberStandsThereOnce() {
        var expected = IntStream.concat(IntStream.rangeClosed(1, 68), IntStream.rangeClosed(110, 120));

        assertThat(rows())
                .extracting(Row::number)
                .containsExactly(expected.boxed().toArray(Integer[]::new));
    }

    @Test
    void everyCaseIsInTheTestsThatItsRowNames() {
        assertThat(rows())
                .allSatisfy(row -> assertThat(row.tests())
                        .allSatisfy(test -> assertThat(tests)
                                .hasEntrySatisfying(
                                        test,
                                        code -> assertThat(code)
                                                .containsPattern("case" + row.number() + "[A-Z]|(row|odd)\\(\\s*"
                                                        + row.number() + ","))));
    }

    @Test
    void theTestsOfAnswersAreThere() {
        var named = ANSWER.matcher(document)
                .results()
                .flatMap(row -> Stream.of(row.group(1).split(", ", -1)))
                .collect(Collectors.toSet());

        assertThat(named).isNotEmpty().isSubsetOf(tests.keySet());
    }

    private List<Row> rows() {
        return ROW.matcher(document)
                .results()
                .map(row -> new Row(
                        Integer.parseInt(row.group(1)), List.of(row.group(2).split(", ", -1))))
                .toList();
    }

    /** The code of all tests, by the name of their class. */
    private static Map<String, String> tests() {
        try (Stream<Path> files = Files.find(
                Repository.root(),
                20,
                (path, kind) -> kind.isRegularFile() && path.toString().matches(".*/src/test/java/.*Test\\.java"))) {
            return files.collect(Collectors.toMap(
                    path -> path.getFileName().toString().replace(".java", ""),
                    BadInputTableTest::read,
                    String::concat));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot list the tests below " + Repository.root(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot read " + file, e);
        }
    }
}
