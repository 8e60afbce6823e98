package dev.sluice.query;

import dev.sluice.runtime.ServiceMain;
import java.time.Clock;

/** query-api as a process of its own. */
public final class Main {
    private Main() {}

    /** Takes its settings from the environment; see {@link QueryConfig}. */
    public static void main(String[] arguments) {
        ServiceMain.run(
                QueryConfig.ALL,
                (settings, metrics) -> new QueryApi(QueryConfig.from(settings), metrics, Clock.systemUTC()));
    }
}
