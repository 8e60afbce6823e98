package dev.sluice.sink;

import dev.sluice.runtime.ServiceMain;
import java.time.Clock;

/** The sink as a process of its own. */
public final class Main {

    private Main() {}

    /** Takes no arguments: settings are environment variables. */
    public static void main(String[] args) {
        ServiceMain.run(
                SinkConfig.SETTINGS,
                (settings, metrics) -> new MetricsSink(SinkConfig.from(settings), metrics, Clock.systemUTC()));
    }
}
