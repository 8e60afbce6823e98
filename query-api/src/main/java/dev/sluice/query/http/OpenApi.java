package dev.sluice.query.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.query.gold.ResourceText;
import dev.sluice.query.metric.Metric;
import dev.sluice.query.metric.MetricCatalogue;
import dev.sluice.query.metric.Param;
import io.javalin.http.Context;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract: the hand-kept document, and a path for each metric file. */
final class OpenApi {
    private final ObjectNode document;

    OpenApi(MetricCatalogue metrics) {
        var yaml = new Load(LoadSettings.builder().build()).loadFromString(ResourceText.of("/openapi.yaml"));
        document = new ObjectMapper().valueToTree(yaml);
        metrics.all().forEach(metric -> paths().set("/kpi/" + metric.name(), path(metric)));
    }

    void get(Context http) {
        http.contentType("application/json").result(document.toString());
    }

    /** The paths of the document, for the test that compares them with the routes. */
    ObjectNode paths() {
        return (ObjectNode) document.get("paths");
    }

    private ObjectNode path(Metric metric) {
        var path = document.objectNode();
        var get = path.putObject("get");
        get.put("operationId", "metric_" + metric.name());
        get.put("summary", metric.label());
        get.put("description", metric.description());
        get.putArray("tags").add("KPIs");
        var parameters = get.putArray("parameters");
        metric.params().forEach(param -> add(parameters, param));
        parameters.addObject().put("$ref", "#/components/parameters/bots");
        get.set("responses", paths().at("/~1kpi~1{name}/get/responses").deepCopy());
        return path;
    }

    private static void add(ArrayNode parameters, Param param) {
        var json = parameters.addObject().put("name", param.name()).put("in", "query");
        json.put("required", param.standard() == null);
        json.put("description", param.description() + " Takes " + param.expected() + ".");
        var schema = json.putObject("schema").put("type", "string");
        if (!param.values().isEmpty()) {
            var words = schema.putArray("enum");
            param.values().forEach(words::add);
        }
        if (param.standard() != null) {
            schema.put("default", param.standard());
        }
    }
}
