package dev.sluice.ingester;

import dev.sluice.runtime.ServiceMain;
import java.time.Clock;

/** The ingester as a process of its own. */
public final class Main {
    private Main() {}

    /** Takes no arguments: settings are environment variables. */
    public static void main(String[] args) {
        ServiceMain.run(
                IngesterConfig.SETTINGS,
                (settings, metrics) -> new Ingester(
                        IngesterConfig.from(settings, Clock.systemUTC().instant()), metrics, Clock.systemUTC()));
    }
}
