package dev.sluice.standalone;

import dev.sluice.runtime.settings.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The file {@code .env}: {@code NAME=VALUE} a line, as Compose reads it. Comments begin with {@code #}; a value may stand in quotes. Nothing is
 * expanded.
 */
final class DotEnv {
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_]\\w*)\\s*=\\s*(.*)");
    private static final Pattern QUOTED = Pattern.compile("(['\"])(.*)\\1\\s*(?:#.*)?");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*$");

    private DotEnv() {}

    /**
     * What it sets; empty where there is no such file.
     *
     * @throws ConfigException with every bad line
     */
    static Map<String, String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return parse(file, Files.readAllLines(file));
        } catch (CharacterCodingException e) {
            throw new ConfigException(
                    "line(s)", List.of(file + " is not UTF-8; expected a text file of NAME=VALUE lines"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Map<String, String> parse(Path file, List<String> lines) {
        var variables = new LinkedHashMap<String, String>();
        var problems = new ArrayList<String>();
        for (int number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(line, file + ":" + number, variables, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException("line(s)", problems);
        }
        return variables;
    }

    /** What is wrong is told without the value: it may be a secret. */
    private static void read(String line, String where, Map<String, String> variables, List<String> problems) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            problems.add(where + ": no NAME=VALUE; expected a name of letters, digits and _, then =, then the value");
            return;
        }
        var value = parts.group(2);
        var quoted = QUOTED.matcher(value);
        if (quoted.matches()) {
            variables.put(parts.group(1), quoted.group(2));
        } else if (value.startsWith("'") || value.startsWith("\"")) {
            problems.add(
                    where + ": the quote after " + parts.group(1) + "= is not closed; expected it on the same line");
        } else {
            variables.put(
                    parts.group(1), COMMENT.matcher(value).replaceFirst("").strip());
        }
    }
}
