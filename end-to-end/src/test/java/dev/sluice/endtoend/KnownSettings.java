package dev.sluice.endtoend;

import dev.sluice.ingester.IngesterConfig;
import dev.sluice.query.QueryConfig;
import dev.sluice.runtime.ServiceMain;
import dev.sluice.runtime.settings.Setting;
import dev.sluice.sink.SinkConfig;
import dev.sluice.streams.ProcessorConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The settings of each service, as its main class knows them. */
final class KnownSettings {
    /** Of every process. */
    static final List<Setting<?>> EVERYWHERE = everywhere();

    private KnownSettings() {}

    /** By main class. */
    static Map<String, List<Setting<?>>> byMain() {
        var byMain = new LinkedHashMap<String, List<Setting<?>>>();
        byMain.put("dev.sluice.ingester.Main", IngesterConfig.SETTINGS);
        byMain.put("dev.sluice.streams.Main", ProcessorConfig.ALL);
        byMain.put("dev.sluice.sink.Main", SinkConfig.SETTINGS);
        byMain.put("dev.sluice.query.Main", QueryConfig.ALL);
        return byMain;
    }

    /** Names that a main class takes. */
    static Set<String> namesOf(String main) {
        var names = new TreeSet<String>();
        byMain().get(main).forEach(setting -> names.add(setting.name()));
        EVERYWHERE.forEach(setting -> names.add(setting.name()));
        return names;
    }

    private static List<Setting<?>> everywhere() {
        var all = new ArrayList<Setting<?>>(ServiceMain.EVERYWHERE);
        all.addAll(List.of(ServiceMain.HEALTH_PORT, ServiceMain.HEALTH_BIND, ServiceMain.KAFKA_WAIT));
        return List.copyOf(all);
    }
}
