package dev.sluice.standalone;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sluice.runtime.settings.Secret;
import dev.sluice.runtime.settings.Setting;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A setting as it holds.
 *
 * @param name of the environment variable
 * @param value its text, stars for a secret; null where {@code up} finds it while it starts
 * @param origin flag, environment, .env or default
 * @param meaning one line for people
 */
@JsonPropertyOrder({"name", "value", "origin", "meaning"})
record InForce(String name, String value, String origin, String meaning) {
    /** All settings, by name; one that several services have is told once. */
    static List<InForce> of(StackSettings settings, Variables variables, UpOptions options) {
        var byName = new TreeMap<String, Setting<?>>();
        StackSettings.known().stream()
                .sorted(Comparator.comparing(Setting::meaning))
                .forEach(setting -> byName.putIfAbsent(setting.name(), setting));
        return byName.values().stream()
                .map(setting -> of(setting, settings, variables, options))
                .toList();
    }

    private static InForce of(Setting<?> setting, StackSettings settings, Variables variables, UpOptions options) {
        var text = settings.text(setting);
        var origin = options.tells(setting.name()) ? "flag" : variables.origin(setting.name());
        return new InForce(setting.name(), text == null ? null : shown(setting, text), origin, setting.meaning());
    }

    private static String shown(Setting<?> setting, String text) {
        return setting.reader().apply(text) instanceof Secret secret ? secret.toString() : text;
    }
}
