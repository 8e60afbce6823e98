package dev.sluice.schemas.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.schemas.serdes.SchemaText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContractTest {
    private static final String TOPIC = "github.silver.star.v1";
    private static final Schema ONE =
            SchemaBuilder.record("Star").fields().requiredString("id").endRecord();
    private static final Schema TWO = SchemaBuilder.record("Star")
            .fields()
            .requiredString("id")
            .optionalInt("n")
            .endRecord();
    private static final Schema BROKEN =
            SchemaBuilder.record("Star").fields().requiredLong("id").endRecord();

    @TempDir
    private Path folder;

    /** This is what fails the build: mend the schema, or see the message. */
    @Test
    void thisBuildReadsWhatEveryReleaseWrote() {
        var history = new ReleasedSchemas(Path.of("released"));

        assertThat(Contract.ofThisBuild(history).breaks())
                .as(
                        "breaks with %s. A schema may grow by fields with a default. %s",
                        history.folder(),
                        history.isDraft()
                                ? "Nothing is released yet: a break that is meant is './sluice schemas release --draft'"
                                : "For more, give the topic a successor, v2, beside it")
                .isEmpty();
        assertThat(history.topics()).isNotEmpty();
    }

    @Test
    void aBreakIsToldInOneLine() {
        contract(ONE).release();

        assertThat(contract(BROKEN).breaks())
                .singleElement()
                .hasToString("github.silver.star.v1: id: was string, is long (compared with version 1;"
                        + " rule: a type stays, or becomes one that reads every old value)");
    }

    @Test
    void everyReleaseCountsNotOnlyTheLast() {
        contract(ONE).release();
        contract(TWO).release();
        var withoutFirst =
                contract(SchemaBuilder.record("Star").fields().optionalInt("n").endRecord());

        assertThat(withoutFirst.breaks()).extracting(Break::version).containsExactly(1, 2);
    }

    @Test
    void aTopicThatIsGoneIsABreak() {
        contract(ONE).release();

        assertThat(new Contract(Map.of(), history()).breaks())
                .singleElement()
                .extracting(Break::rule)
                .isEqualTo(Rule.TOPIC_STAYS);
    }

    @Test
    void aReleaseIsAVersionOnlyWhereSomethingChanged() {
        assertThat(contract(ONE).release()).containsExactly(TOPIC);
        assertThat(contract(ONE).release()).isEmpty();
        assertThat(contract(TWO).release()).containsExactly(TOPIC);

        assertThat(history().versions(TOPIC)).containsExactly(Map.entry(1, ONE), Map.entry(2, TWO));
    }

    @Test
    void nothingIsReleasedThatBreaks() {
        contract(ONE).release();

        assertThatThrownBy(() -> contract(BROKEN).release())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("id: was string, is long");
        assertThat(history().versions(TOPIC)).hasSize(1);
    }

    @Test
    void theDraftIsHeldAgainstABuildAndMayBeRewrittenUntilTheFirstRelease() {
        contract(ONE).draft();
        assertThat(contract(BROKEN).breaks()).singleElement().asString().contains("draft of the first release");

        contract(BROKEN).draft();
        assertThat(contract(BROKEN).breaks()).isEmpty();

        contract(BROKEN).release();
        assertThat(history().versions(TOPIC)).containsOnlyKeys(1);
        assertThatThrownBy(() -> contract(ONE).draft()).hasMessageContaining("is never changed");
    }

    @Test
    void aFileThatIsNoSchemaIsNamed() throws Exception {
        Files.createDirectories(folder.resolve(TOPIC));
        Files.writeString(folder.resolve(TOPIC).resolve("1.avsc"), "{}");

        assertThatThrownBy(() -> contract(ONE).breaks()).hasMessageContaining("1.avsc is not an Avro schema");
    }

    @Test
    void aVersionIsWholeAndAsItIsRegistered() {
        var build = Contract.ofThisBuild(history());

        build.release();

        assertThat(history().versions("github.silver.push.v1").get(1))
                .hasToString(SchemaText.of(build.schemas().get("github.silver.push.v1")));
    }

    private Contract contract(Schema schema) {
        return new Contract(Map.of(TOPIC, schema), history());
    }

    private ReleasedSchemas history() {
        return new ReleasedSchemas(folder);
    }
}
