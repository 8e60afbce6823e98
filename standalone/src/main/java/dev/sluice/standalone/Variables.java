package dev.sluice.standalone;

import dev.sluice.runtime.settings.ConfigException;
import dev.sluice.runtime.settings.Setting;
import dev.sluice.runtime.settings.Settings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is set around the program: the environment, and below it the file {@code .env}.
 *
 * @param environment beats the file
 * @param file of the file, what this program reads: Compose has names of its own in it
 */
record Variables(Map<String, String> environment, Map<String, String> file) {
    private static final String LIVE = "LIVE";

    /** Without a file. */
    static Variables of(Map<String, String> environment) {
        return new Variables(environment, Map.of());
    }

    /**
     * The environment and that file.
     *
     * @throws ConfigException where a line is bad, or a name nearly that of a setting
     */
    static Variables read(Map<String, String> environment, Path file) {
        var lines = DotEnv.read(file);
        var names = StackSettings.known().stream().map(Setting::name).collect(Collectors.toSet());
        var typos = lines.keySet().stream()
                .filter(name -> name.startsWith(Settings.PREFIX) && !names.contains(name))
                .flatMap(name -> Settings.nearest(name, names).stream()
                        .map(near -> file + ": " + name + " is not a setting; did you mean " + near + "?"))
                .toList();
        if (!typos.isEmpty()) {
            throw new ConfigException("setting(s)", typos);
        }
        return new Variables(environment, kept(lines, names));
    }

    private static Map<String, String> kept(Map<String, String> lines, Collection<String> names) {
        return lines.entrySet().stream()
                .filter(line -> names.contains(line.getKey()) || line.getKey().equals(LIVE))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All of it: what stands for the environment. */
    Map<String, String> all() {
        var all = new HashMap<>(file);
        environment.forEach((name, value) -> {
            if (!value.isBlank() || !file.containsKey(name)) {
                all.put(name, value);
            }
        });
        return Map.copyOf(all);
    }

    /** Where the value of that name comes from; {@code default} where it is not set. */
    String origin(String name) {
        for (var layer : List.of(Map.entry("environment", environment), Map.entry(".env", file))) {
            if (!layer.getValue().getOrDefault(name, "").isBlank()) {
                return layer.getKey();
            }
        }
        return "default";
    }
}
