package dev.sluice.schemas.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.SchemaText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * {@code docs/asyncapi.json}: the topics of both lanes as an AsyncAPI 3 document, whole Avro schemas included, with the
 * bindings of Kafka (0.5.0). The addresses are those of {@code ./sluice up}.
 */
public final class AsyncApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BINDING = "0.5.0";

    private AsyncApi() {}

    /** The document of the catalogue, indented JSON. */
    public static String ofThisBuild() {
        var document = JSON.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Sluice")
                .put("version", "1")
                .put(
                        "description",
                        "GitHub's public events as Kafka topics. Made by ./sluice schemas docs; a test compares it.")
                .putObject("license")
                .put("name", "Apache-2.0");
        document.put("defaultContentType", "application/vnd.confluent.avro");
        addServer(document.putObject("servers").putObject("up"));
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var messages = document.putObject("components").putObject("messages");
        for (var topic : topics()) {
            var message = messageName(topic);
            if (!messages.has(message)) {
                addMessage(messages.putObject(message), topic, message);
            }
            addChannel(channels.putObject(topic.name()), topic, message);
            addOperation(operations.putObject("send-" + topic.name()), topic, message);
        }
        return text(document);
    }

    private static List<Topic> topics() {
        return Arrays.stream(Lane.values())
                .flatMap(lane -> Topics.all(lane).stream())
                .distinct()
                .sorted(Comparator.comparingInt(topic -> TopicName.of(topic).order()))
                .toList();
    }

    private static void addServer(ObjectNode server) {
        server.put("host", "127.0.0.1:9092")
                .put("protocol", "kafka")
                .put("description", "./sluice up, on its standard ports");
        kafka(server)
                .put("schemaRegistryUrl", "http://127.0.0.1:8081/apis/ccompat/v7")
                .put("schemaRegistryVendor", "apicurio")
                .put("bindingVersion", BINDING);
    }

    private static void addChannel(ObjectNode channel, Topic topic, String message) {
        channel.put("address", topic.name()).put("description", description(topic));
        channel.putObject("messages").putObject(message).put("$ref", "#/components/messages/" + message);
        var binding = kafka(channel).put("topic", topic.name()).put("partitions", topic.partitions());
        var settings = binding.putObject("topicConfiguration");
        var configs = topic.create(1).configs();
        settings.putArray("cleanup.policy").add(configs.get("cleanup.policy"));
        for (var name : List.of("retention.ms", "retention.bytes", "max.message.bytes")) {
            if (configs.containsKey(name)) {
                settings.put(name, Long.parseLong(configs.get(name)));
            }
        }
        binding.put("bindingVersion", BINDING);
    }

    /** Sluice sends; whoever reads this document receives. */
    private static void addOperation(ObjectNode operation, Topic topic, String message) {
        operation.put("action", "send");
        operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
        operation.putArray("messages").addObject().put("$ref", "#/channels/" + topic.name() + "/messages/" + message);
    }

    private static void addMessage(ObjectNode message, Topic topic, String name) {
        message.put("name", name).put("summary", description(topic));
        var note = TopicNote.of(topic);
        if (!note.headers().isEmpty()) {
            var headers = message.putObject("headers").put("type", "object").putObject("properties");
            note.headers()
                    .forEach((header, meaning) ->
                            headers.putObject(header).put("type", "string").put("description", meaning));
        }
        var payload = message.putObject("payload");
        var binding = kafka(message);
        binding.putObject("key").put("type", "string").put("description", note.key());
        if (topic.value() == null) {
            message.put("contentType", "application/octet-stream");
            payload.put("description", note.value());
        } else {
            payload.put("schemaFormat", "application/vnd.apache.avro+json;version=1.9.0");
            payload.set("schema", tree(SchemaText.of(SchemaText.schema(topic.value()))));
            binding.put("schemaIdLocation", "payload").put("schemaIdPayloadEncoding", "confluent");
        }
        binding.put("bindingVersion", BINDING);
    }

    private static String description(Topic topic) {
        return topic.value() == null
                ? TopicNote.of(topic).value()
                : SchemaText.schema(topic.value()).getDoc();
    }

    private static String messageName(Topic topic) {
        return topic.value() == null
                ? TopicName.of(topic).dataset()
                : topic.value().getSimpleName();
    }

    private static ObjectNode kafka(ObjectNode of) {
        return of.putObject("bindings").putObject("kafka");
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema is not JSON: " + json, e);
        }
    }

    private static String text(ObjectNode document) {
        var lines = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            return JSON.writer(printer).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the AsyncAPI document does not go into JSON", e);
        }
    }
}
