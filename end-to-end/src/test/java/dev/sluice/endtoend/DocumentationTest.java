package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents name must be there. */
final class DocumentationTest {
    /** Text in backticks that looks like a path of the repository: a slash between two names, no space, star, colon or placeholder. */
    private static final Pattern PATH = Pattern.compile("`((?:\\.?[a-z][\\w.-]*/)+[\\w.-]+/?)`");

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?://)([^)#]+)\\)");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/bad-input.md", "docs/metrics.md"})
    void everyPathThatADocumentNamesExists(String document) throws Exception {
        var text = Files.readString(Repository.root().resolve(document));

        var named = Pattern.compile("(?:" + PATH + ")|(?:" + LINK + ")")
                .matcher(text)
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .distinct()
                .toList();

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(Repository.root().resolve(path)).exists());
    }
}
