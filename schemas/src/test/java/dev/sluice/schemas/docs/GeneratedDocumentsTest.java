package dev.sluice.schemas.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documents that subscribers read are what the code says. */
final class GeneratedDocumentsTest {
    private static final Path DOCS = Path.of("../docs");

    @Test
    void thePageOfTopicsIsThatOfTheCatalogue() throws Exception {
        assertThat(written("topics.md"))
                .as(
                        "docs/topics.md is not what the catalogue and the schemas say; write it anew: ./sluice schemas docs")
                .isEqualTo(TopicPage.ofThisBuild());
    }

    @Test
    void theAsyncApiDocumentIsThatOfTheCatalogue() throws Exception {
        assertThat(written("asyncapi.json"))
                .as(
                        "docs/asyncapi.json is not what the catalogue and the schemas say; write it anew: ./sluice schemas docs")
                .isEqualTo(AsyncApi.ofThisBuild());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void everyTopicIsAChannelWithItsPartitions(Lane lane) throws Exception {
        var channels = document().get("channels");

        assertThat(Topics.all(lane))
                .allSatisfy(topic -> assertThat(channels.get(topic.name())
                                .at("/bindings/kafka/partitions")
                                .intValue())
                        .isEqualTo(topic.partitions()));
    }

    @Test
    void everyReferenceLeadsSomewhere() throws Exception {
        var document = document();

        assertThat(references(document))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyFieldOfASchemaIsOnThePage() {
        var page = TopicPage.ofThisBuild();

        assertThat(Topics.all(Lane.LIVE).stream().map(Topic::value).filter(Objects::nonNull))
                .allSatisfy(value -> assertThat(
                                SpecificData.get().getSchema(value).getFields())
                        .allSatisfy(field -> assertThat(page).contains("| `" + field.name() + "` | ")));
    }

    private static String written(String name) throws Exception {
        var file = DOCS.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "(there is no " + name + ")";
    }

    private static JsonNode document() throws Exception {
        return new ObjectMapper().readTree(AsyncApi.ofThisBuild());
    }

    private static List<String> references(JsonNode node) {
        var own = node.has("$ref") ? Stream.of(node.get("$ref").textValue()) : Stream.<String>empty();
        var all = new ArrayList<>(own.toList());
        node.forEach(child -> all.addAll(references(child)));
        return all;
    }
}
