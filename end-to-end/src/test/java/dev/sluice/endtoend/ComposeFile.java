package dev.sluice.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * {@code docker-compose.yml}, as Compose reads it.
 *
 * @param text the whole file
 * @param services by name
 */
record ComposeFile(String text, Map<String, Map<String, Object>> services) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_0-9]+)(?::-([^}]*))?}");

    static ComposeFile read() throws IOException {
        var text = Files.readString(path());
        var root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        var services = new LinkedHashMap<String, Map<String, Object>>();
        ((Map<?, ?>) root.get("services"))
                .forEach((name, body) -> services.put((String) name, merged((Map<?, ?>) body)));
        return new ComposeFile(text, services);
    }

    static Path path() {
        return Repository.root().resolve("docker-compose.yml");
    }

    /** YAML 1.2 knows no merge key; Compose does. */
    private static Map<String, Object> merged(Map<?, ?> body) {
        var merged = new LinkedHashMap<String, Object>();
        if (body.get("<<") instanceof Map<?, ?> base) {
            base.forEach((key, value) -> merged.put((String) key, value));
        }
        body.forEach((key, value) -> merged.put((String) key, value));
        merged.remove("<<");
        return merged;
    }

    /** Services of ours, by name: those that run a main class. */
    Map<String, String> mains() {
        var mains = new LinkedHashMap<String, String>();
        services.forEach((name, body) -> {
            if (body.get("command") instanceof List<?> command
                    && command.get(0).toString().startsWith("dev.sluice.")) {
                mains.put(name, command.get(0).toString());
            }
        });
        return mains;
    }

    /** What a service finds in its environment where a person has set these variables. */
    Map<String, String> environment(String service, Map<String, String> set) {
        var environment = new LinkedHashMap<String, String>();
        if (services.get(service).get("environment") instanceof Map<?, ?> entries) {
            entries.forEach((name, value) -> environment.put((String) name, resolved(value.toString(), set)));
        }
        return environment;
    }

    private static String resolved(String text, Map<String, String> set) {
        return VARIABLE.matcher(text).replaceAll(variable -> {
            var value = set.getOrDefault(variable.group(1), "");
            var standard = variable.group(2) == null ? "" : variable.group(2);
            return java.util.regex.Matcher.quoteReplacement(value.isEmpty() ? standard : value);
        });
    }

    /** Every variable that a person may set. */
    Set<String> variables() {
        var names = new TreeSet<String>();
        var found = VARIABLE.matcher(text);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    /** The entries of a list of a service; none where it has no such list. */
    List<String> list(String service, String key) {
        var entries = new ArrayList<String>();
        if (services.get(service).get(key) instanceof List<?> list) {
            list.forEach(entry -> entries.add(entry.toString()));
        }
        return entries;
    }
}
