package dev.sluice.sink.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements from files. */
class SqlFileTest {

    @Test
    void placesAreFilled() {
        assertThat(SqlFile.load("silver/truncate.sql")
                        .with("table", "silver_push")
                        .text())
                .endsWith("truncate silver_push\n");
    }

    @Test
    void aMissingFileStopsTheStart() {
        assertThatThrownBy(() -> SqlFile.load("gold/nothing.sql"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("sql/gold/nothing.sql is not on the class path; build the module again");
    }

    @Test
    void aPlaceThatIsNotThereIsABug() {
        assertThatThrownBy(() -> SqlFile.load("silver/truncate.sql").with("tabel", "x"))
                .hasMessage("sql/silver/truncate.sql has no place ${tabel}");
    }

    @Test
    void quotesAreDoubled() {
        assertThat(SqlFile.literal("it's")).isEqualTo("'it''s'");
        assertThat(SqlFile.literals(List.of(Path.of("/a"), Path.of("/b'c")))).isEqualTo("['/a', '/b''c']");
    }
}
