package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the embedded registry is told. */
class RegistrySettingsTest {

    private final List<String> options = RegistrySettings.options(8081);

    @Test
    void itListensOnLoopbackAloneAtThePortThatWasChosen() {
        assertThat(options).contains("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=8081");
        assertThat(options).noneMatch(option -> option.contains("0.0.0.0"));
    }

    @Test
    void itsDatabaseLiesBelowTheDataDirectoryWhateverThatIsCalled() {
        assertThat(options).contains("-Dapicurio.datasource.url=jdbc:h2:file:./registry/schemas;WRITE_DELAY=0");
    }

    @Test
    void memoryAndThreadsAreBounded() {
        assertThat(options)
                .contains("-Xmx192m", "-Dquarkus.http.io-threads=2", "-Dapicurio.datasource.jdbc.max-size=4");
    }

    @Test
    void theSameOptionsComeInTheSameOrder() {
        assertThat(RegistrySettings.options(8081)).isEqualTo(options);
    }
}
