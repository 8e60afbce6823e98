package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.runtime.settings.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The compose file says what the code knows, and {@code docs/operate.md} and {@code .env.example} say what the compose file does. */
final class ComposeFileTest {
    /** What the compose file decides, and nobody sets in {@code .env}. */
    private static final String FIXED = "fixed by docker-compose.yml";

    private ComposeFile compose;

    @BeforeEach
    void read() throws IOException {
        compose = ComposeFile.read();
    }

    @Test
    void composeAcceptsIt() throws Exception {
        var command = List.of("docker-compose", "-f", ComposeFile.path().toString(), "config", "-q");
        assertThat(run(command)).as("what docker-compose says").isEmpty();
    }

    @Test
    void alertsDoWhatTheirTestsSay() throws Exception {
        var said = run(List.of(
                "promtool",
                "test",
                "rules",
                Repository.root().resolve("ops/prometheus/alerts.test.yml").toString()));
        assertThat(said).contains("SUCCESS").doesNotContain("FAILED");
    }

    /** What it printed; the test is left out, with a line, where there is no such command. */
    private static String run(List<String> command) throws Exception {
        boolean there = Files.isExecutable(Path.of("/usr/bin", command.get(0)))
                || Files.isExecutable(Path.of("/usr/local/bin", command.get(0)));
        if (!there) {
            System.out.println("ComposeFileTest: no " + command.get(0) + " on this machine, its check is left out");
        }
        assumeTrue(there);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void everyServiceGetsEverySettingThatItKnowsAndNoOther() {
        compose.mains().forEach((service, main) -> {
            var names = new TreeSet<>(compose.environment(service, Map.of()).keySet());
            names.remove("LIVE");
            assertThat(names).as(service).isEqualTo(KnownSettings.namesOf(main));
        });
        assertThat(new LinkedHashSet<>(compose.mains().values()))
                .isEqualTo(KnownSettings.byMain().keySet());
    }

    @Test
    void whatAPersonSetsReachesEveryServiceUnderItsName() {
        for (var service : compose.mains().keySet()) {
            compose.environment(service, Map.of("SLUICE_GRACE", "PT1H", "SLUICE_LOG_LEVEL", "DEBUG"))
                    .forEach((name, value) -> {
                        if (name.equals("SLUICE_GRACE")) {
                            assertThat(value).as(service).isEqualTo("PT1H");
                        } else if (name.equals("SLUICE_LOG_LEVEL")) {
                            assertThat(value).as(service).isEqualTo("DEBUG");
                        }
                    });
        }
    }

    @Test
    void servicesOfOursAreConfined() {
        for (var service : compose.mains().keySet()) {
            var body = compose.services().get(service);
            assertThat(body.get("read_only")).as(service).isEqualTo(true);
            assertThat(compose.list(service, "cap_drop")).as(service).containsExactly("ALL");
            assertThat(compose.list(service, "security_opt")).as(service).containsExactly("no-new-privileges:true");
            assertThat(body).as(service).containsKeys("mem_limit", "healthcheck", "depends_on", "restart");
            assertThat(body).as(service).doesNotContainKeys("user", "privileged", "network_mode");
        }
        assertThat(compose.list("query-api", "volumes"))
                .allSatisfy(volume -> assertThat(volume).endsWith(":ro"));
    }

    @Test
    void everyPublishedPortIsOfLoopback() {
        compose.services()
                .keySet()
                .forEach(service -> assertThat(compose.list(service, "ports"))
                        .as(service)
                        .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:")));
    }

    @Test
    void everyImagePortVolumeAndVariableIsExplained() throws IOException {
        var page = Files.readString(Repository.root().resolve("docs/operate.md"));
        var named = new TreeSet<>(compose.variables());
        compose.services().forEach((service, body) -> {
            named.add(service);
            compose.list(service, "ports").forEach(port -> named.add(port.replaceAll(".*:-(\\d+)}.*", "$1")));
            compose.list(service, "volumes").forEach(volume -> named.add(volume.replaceAll("^\\$.*?}:|:ro$", "")));
            compose.environment(service, Map.of()).keySet().stream()
                    .filter(name -> !name.startsWith("SLUICE_"))
                    .forEach(named::add);
            if (body.get("image") instanceof String image && !image.contains("SLUICE_IMAGE")) {
                named.add(image.replaceAll("^\\$\\{\\w+:-|}$", ""));
            }
        });

        assertThat(named).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    /** {@code -Dsluice.kept.write} writes it anew. */
    @Test
    void theExampleNamesEverySetting() throws IOException {
        var file = Repository.root().resolve(".env.example");
        var expected = example();
        if (System.getProperty("sluice.kept.write") != null) {
            Files.writeString(file, expected);
        }
        assertThat(file).hasContent(expected);
    }

    private String example() {
        var text = new StringBuilder("""
                # Settings of docker compose: copy this file to .env and take the # off what you change. An empty value means the standard.
                # The same names, in the environment, are settings of each service and of ./sluice up. docs/operate.md explains them.

                # GitHub's feed in place of the sample: true or false
                #LIVE=

                """);
        var groups = new LinkedHashMap<String, List<Setting<?>>>();
        groups.put("Every service", KnownSettings.EVERYWHERE);
        KnownSettings.byMain().forEach((main, settings) -> groups.put(main, settings));
        var told = new TreeSet<String>();
        groups.forEach((group, settings) -> {
            text.append("## ").append(group).append('\n');
            settings.stream()
                    .filter(setting -> told.add(setting.name()))
                    .forEach(setting -> text.append(line(setting)));
            text.append('\n');
        });
        text.append("## Images, ports and folders of docker-compose.yml\n");
        standards().forEach((name, standard) -> {
            if (!told.contains(name) && !name.equals("LIVE")) {
                text.append("#%s=%s%n".formatted(name, standard));
            }
        });
        return text.toString();
    }

    private String line(Setting<?> setting) {
        boolean free = compose.variables().contains(setting.name());
        var standard = setting.standard() == null ? "" : setting.standard();
        return "# %s%s%n#%s=%s%n"
                .formatted(setting.meaning(), free ? "" : " (" + FIXED + ")", setting.name(), standard);
    }

    private Map<String, String> standards() {
        return compose.variables().stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> compose.text().replaceAll("(?s).*?\\$\\{" + name + ":-([^}]*)}.*", "$1"),
                        (one, other) -> one,
                        java.util.TreeMap::new));
    }

    @Test
    void dashboardsAndAlertsAskForMetricsThatThereAre() throws IOException {
        var known = Files.readString(Repository.root().resolve("docs/metrics.md"));
        Set<String> asked = new TreeSet<>();
        for (var folder : List.of("ops/prometheus", "ops/grafana/dashboards")) {
            try (var files = Files.list(Repository.root().resolve(folder))) {
                for (var file : files.toList()) {
                    var names = java.util.regex.Pattern.compile("\\b(?:sluice|jvm|kafka)_[a-z_]+")
                            .matcher(Files.readString(file));
                    while (names.find()) {
                        asked.add(names.group().replaceAll("_(count|sum|bucket)$", ""));
                    }
                }
            }
        }
        assertThat(asked)
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(known).contains("`" + name));
    }
}
