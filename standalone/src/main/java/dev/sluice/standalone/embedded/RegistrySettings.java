package dev.sluice.standalone.embedded;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The JVM options of the embedded registry: its database, its one listener, and what it can do without. */
final class RegistrySettings {

    /** Relative to the data directory, so that no character of that path needs quoting; a commit is on disk before its answer. */
    private static final String DATABASE = "jdbc:h2:file:./" + EmbeddedRegistry.NAME + "/schemas;WRITE_DELAY=0";

    private static final Map<String, String> PROPERTIES = Map.of(
            "quarkus.http.host", "127.0.0.1",
            "quarkus.http.io-threads", "2",
            "quarkus.banner.enabled", "false",
            "quarkus.log.level", "WARN",
            "apicurio.datasource.url", DATABASE,
            "apicurio.datasource.jdbc.initial-size", "1",
            "apicurio.datasource.jdbc.min-size", "1",
            "apicurio.datasource.jdbc.max-size", "4");

    private RegistrySettings() {}

    static List<String> options(int port) {
        return Stream.concat(
                        Stream.of("-Xmx192m", "-Dquarkus.http.port=" + port),
                        PROPERTIES.entrySet().stream()
                                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                                .sorted())
                .toList();
    }
}
