package dev.sluice.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.metric.MetricCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contract and the routes say the same; vendored files are what they claim to be. */
final class RoutesTest {
    /** Files of the page, not part of the contract. */
    private static final Set<String> FILES = Set.of("/", "/assets/<path>", "/docs/<path>");

    private final MetricCatalogue metrics = MetricCatalogue.load(Path.of("../metrics"));
    private final OpenApi openApi = new OpenApi(metrics);

    @Test
    void everyRouteIsInTheContractAndTheReverse() {
        var routes = new TreeSet<>(new Routes(null, null, null, metrics, new HealthEndpoint(null, null, null)).paths());
        routes.removeAll(FILES);
        metrics.all().forEach(metric -> routes.add("/kpi/" + metric.name()));

        assertThat(names(openApi.paths())).isEqualTo(routes);
    }

    @Test
    void everyOperationHasAnIdOfItsOwn() {
        var ids = openApi.paths().findValuesAsText("operationId");

        assertThat(ids).doesNotHaveDuplicates().hasSize(openApi.paths().size());
    }

    @Test
    void metricFileMakesAPathWithItsParameters() {
        var path = openApi.paths().get("/kpi/busiest_repositories").get("get");

        assertThat(path.get("parameters").findValuesAsText("name")).containsExactly("window", "limit");
        assertThat(path.at("/parameters/0/schema/default").asText()).isEqualTo("24h");
        assertThat(path.get("responses").has("200")).isTrue();
    }

    @Test
    void vendoredFilesAreUnchanged() throws Exception {
        var origin = new ObjectMapper().readTree(bytes("/web/vendor/uplot/ORIGIN.json"));

        for (var file : List.of("uPlot.esm.js", "uPlot.min.css")) {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes("/web/vendor/uplot/" + file));
            assertThat(HexFormat.of().formatHex(digest))
                    .isEqualTo(origin.get("sha256").get(file).asText());
        }
    }

    private static byte[] bytes(String path) throws IOException {
        try (var in = RoutesTest.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        }
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
