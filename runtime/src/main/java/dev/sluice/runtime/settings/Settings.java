package dev.sluice.runtime.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings of an environment and gathers every problem, so that a person mends them all at once. Take every value,
 * then call {@link #finish}: until then a value may stand in for one that was refused.
 */
public final class Settings {
    /** All our variables begin so; one that begins so and is not known is a problem. */
    public static final String PREFIX = "SLUICE_";

    private static final String HOSTNAME = "hostname";
    private static final String INSTANCE = "{instance}";
    private static final int MAX_TYPOS = 3;

    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    /** @param variables the environment, or what stands for it */
    public Settings(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The value of a setting; the standard one, or null, where the text was refused or is missing. */
    public <T> T get(Setting<T> setting) {
        var text = variables.get(setting.name());
        if (text == null || text.isBlank()) {
            return standard(setting);
        }
        try {
            return setting.reader().apply(text.strip());
        } catch (IllegalArgumentException e) {
            problems.add(setting.name() + " is '" + text + "'; expected " + e.getMessage());
            return setting.standard() == null ? null : setting.reader().apply(setting.standard());
        }
    }

    /** The name in a setting, where {@code hostname} stands for that of the host: replicas of one container differ in nothing else. */
    public String named(Setting<String> setting) {
        var name = get(setting);
        if (!HOSTNAME.equals(name)) {
            return name;
        }
        var host = variables.getOrDefault("HOSTNAME", "");
        try {
            return setting.reader().apply(host);
        } catch (IllegalArgumentException e) {
            problem(setting.name() + " is 'hostname', and HOSTNAME is '" + host + "'; expected " + e.getMessage());
            return name;
        }
    }

    /** A folder, in which {@code {instance}} stands for the name of the instance. */
    public Path folder(Setting<Path> setting, String instance) {
        return Path.of(get(setting).toString().replace(INSTANCE, instance));
    }

    /** Whether {@code LIVE=true} asks for GitHub in place of the sample. */
    public boolean isLive() {
        var live = variables.getOrDefault("LIVE", "").strip();
        if (!live.isEmpty() && !live.equals("true") && !live.equals("false")) {
            problem("LIVE is '" + live + "'; expected true or false");
        }
        return live.equals("true");
    }

    private <T> T standard(Setting<T> setting) {
        if (setting.standard() == null) {
            problems.add(setting.name() + " is not set; example: " + setting.name() + "=" + setting.example());
            return null;
        }
        return setting.reader().apply(setting.standard());
    }

    /** Adds a problem between settings that are fine one by one. */
    public void problem(String problem) {
        problems.add(problem);
    }

    /**
     * Ends the reading.
     *
     * @param known all settings of this process
     * @throws ConfigException if there was any problem
     */
    public void finish(Collection<? extends Setting<?>> known) {
        var names = known.stream().map(Setting::name).toList();
        variables.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !names.contains(name))
                .sorted()
                .forEach(name -> problems.add(name + " is not a setting of this process; " + suggestion(name, names)));
        if (!problems.isEmpty()) {
            throw new ConfigException("setting(s)", problems);
        }
    }

    /** The name that was probably meant, if any of these. */
    public static Optional<String> nearest(String name, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(known -> distance(name, known)))
                .filter(known -> distance(name, known) <= MAX_TYPOS);
    }

    private static String suggestion(String name, List<String> names) {
        return nearest(name, names).map(known -> "did you mean " + known + "?").orElse("known: " + names);
    }

    /** Edits that lead from one text to the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            int diagonal = i;
            for (int j = 0; j <= other.length(); j++) {
                int replaced = j == 0 || i == 0
                        ? i + j
                        : Math.min(
                                Math.min(row[j], row[j - 1]) + 1,
                                diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
                diagonal = row[j];
                row[j] = replaced;
            }
        }
        return row[other.length()];
    }
}
