package dev.sluice.query.http;

import dev.sluice.runtime.health.Metrics;
import dev.sluice.schemas.queries.QueryJson;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The public port. */
public final class WebServer implements AutoCloseable {
    private static final int MOST_THREADS = 32;

    private final Metrics metrics;
    private final String bind;
    private final int wantedPort;
    private final Javalin javalin;

    /** @param port 0 takes any free one */
    public WebServer(String bind, int port, Routes routes, Metrics metrics) {
        this.bind = bind;
        this.wantedPort = port;
        this.metrics = metrics;
        this.javalin = Javalin.create(config -> configure(config, routes));
    }

    private void configure(JavalinConfig config, Routes routes) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, 2);
        config.jsonMapper(new JavalinJackson(QueryJson.mapper(), false));
        config.requestLogger.http(this::measure);
        routes.declare(config.routes);
    }

    private void measure(Context http, Float milliseconds) {
        var endpoint = http.endpoint();
        Timer.builder("sluice.http.requests")
                .description("requests to the public port")
                .tag("route", endpoint == null ? "none" : endpoint.path)
                .tag("status", Integer.toString(http.statusCode()))
                .register(metrics.registry())
                .record((long) (milliseconds * 1000), TimeUnit.MICROSECONDS);
    }

    /**
     * Begins to answer.
     *
     * @throws IllegalStateException if the port is taken, with what to do
     */
    public void start() {
        try {
            javalin.start(bind, wantedPort);
        } catch (JavalinBindException e) {
            throw new IllegalStateException(
                    "port " + wantedPort + " of " + bind
                            + " is taken; choose another by SLUICE_HTTP_PORT (0: any free one)",
                    e);
        }
    }

    /** The port in use. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
