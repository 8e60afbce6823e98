package dev.sluice.runtime;

import dev.sluice.runtime.health.HealthServer;
import dev.sluice.runtime.health.Metrics;
import dev.sluice.runtime.kafka.KafkaReach;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.kafka.KafkaUnreachable;
import dev.sluice.runtime.settings.ConfigException;
import dev.sluice.runtime.settings.Setting;
import dev.sluice.runtime.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a service that is a process of its own: read settings, start, wait for the signal, stop. */
public final class ServiceMain {
    /** Port of {@code /livez}, {@code /readyz} and {@code /metrics} of a service of its own. */
    public static final Setting<Integer> HEALTH_PORT = Setting.number(
            "SLUICE_HEALTH_PORT", "0", "port of /livez, /readyz and /metrics; 0 takes any free one", 0, 65_535);

    /** Address that the health port listens on. */
    public static final Setting<String> HEALTH_BIND =
            Setting.text("SLUICE_HEALTH_BIND", "127.0.0.1", "0.0.0.0", "address that the health port listens on");

    /** For how long a start waits for Kafka. */
    public static final Setting<Duration> KAFKA_WAIT = Setting.duration(
            "SLUICE_KAFKA_WAIT",
            "PT2M",
            "for how long a start waits for Kafka before it gives up",
            Duration.ZERO,
            Duration.ofHours(1));

    /** What is read by the logging configuration and by the launcher, and belongs to every process. */
    public static final List<Setting<?>> EVERYWHERE = List.of(
            Setting.choice(
                    "SLUICE_LOG_LEVEL",
                    "INFO",
                    "least level that is logged",
                    "ERROR",
                    "WARN",
                    "INFO",
                    "DEBUG",
                    "TRACE"),
            Setting.choice(
                    "SLUICE_KAFKA_LOG_LEVEL", "WARN", "the same for Kafka's clients", "ERROR", "WARN", "INFO", "DEBUG"),
            Setting.text("SLUICE_JAVA_OPTS", "", "-Xmx1g", "further options of the JVM, read by the launcher"));

    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);

    /** Whoever sent the signal waits for 10 s, as Docker does, and kills then. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(9);

    private ServiceMain() {}

    /** Made when it is needed: who asks for the settings of this class has not said yet where the log goes. */
    private static Logger log() {
        return LoggerFactory.getLogger(ServiceMain.class);
    }

    /**
     * Runs a service until it is told to stop or its check fails for good, then exits the process. One that has the settings
     * of Kafka is started when a broker answers.
     *
     * @param known the service's own settings
     * @param make makes the service of its settings and its metrics
     */
    public static void run(List<Setting<?>> known, BiFunction<Settings, Metrics, Component> make) {
        var end = run(System.getenv(), known, make);
        if (end != ExitCode.OK) {
            System.exit(end.number());
        }
    }

    static ExitCode run(
            Map<String, String> variables, List<Setting<?>> known, BiFunction<Settings, Metrics, Component> make) {
        try {
            var settings = new Settings(variables);
            var all = new ArrayList<Setting<?>>(known);
            all.addAll(EVERYWHERE);
            all.addAll(List.of(HEALTH_PORT, HEALTH_BIND, KAFKA_WAIT));
            int port = settings.get(HEALTH_PORT);
            var bind = settings.get(HEALTH_BIND);
            var patience = settings.get(KAFKA_WAIT);
            var metrics = new Metrics();
            var service = make.apply(settings, metrics);
            settings.finish(all);
            return serve(
                    service,
                    new HealthServer(bind, port, Map.of(service.name(), service::check), metrics),
                    () -> awaitKafka(known, settings, patience));
        } catch (ConfigException e) {
            log().error(e.getMessage());
            return ExitCode.USAGE;
        } catch (KafkaUnreachable e) {
            log().error(e.getMessage());
            return ExitCode.UNREACHABLE;
        }
    }

    private static void awaitKafka(List<Setting<?>> known, Settings settings, Duration patience) {
        if (known.contains(KafkaSettings.BOOTSTRAP)) {
            KafkaReach.await(KafkaSettings.from(settings), patience, log()::info);
        }
    }

    private static ExitCode serve(Component service, HealthServer health, Runnable beforeStart) {
        var signal = new StopSignal(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, signal), "stop-" + service.name()));
        return serve(service, health, beforeStart, signal);
    }

    static ExitCode serve(Component service, HealthServer health, Runnable beforeStart, StopSignal signal) {
        try (service;
                health) {
            health.start();
            service.listen();
            if (!isStarted(service, beforeStart, signal)) {
                return ExitCode.OK;
            }
            log().info("{} started, health on port {}", service.name(), health.port());
            return watch(service, signal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.OK;
        } finally {
            signal.end();
        }
    }

    /** False where it was told to stop before it was. */
    private static boolean isStarted(Component service, Runnable beforeStart, StopSignal signal) {
        try {
            beforeStart.run();
            service.start();
            return signal.startIsOver();
        } catch (RuntimeException e) {
            if (signal.startIsOver()) {
                throw e;
            }
            log().info("{} was told to stop while it started", service.name());
            log().debug("what the start was cut short at", e);
            return false;
        }
    }

    /** Returns when the process is told to stop, or when the service failed for good. */
    private static ExitCode watch(Component service, StopSignal signal) throws InterruptedException {
        while (!signal.await(CHECK_EVERY)) {
            var failure = service instanceof Perishable perishable ? perishable.failure() : Optional.<String>empty();
            if (failure.isPresent()) {
                log().error("{} stops: {}", service.name(), failure.get());
                return ExitCode.FAILURE;
            }
        }
        return ExitCode.OK;
    }

    /** What is not closed in time is cut off: each service goes on from its last commit, as after a crash. */
    private static void stop(Component service, StopSignal signal) {
        signal.tell();
        try {
            log().info(
                            signal.awaitEnd(STOP_WITHIN) ? "{} stopped" : "{} is cut off, it did not stop within {}",
                            service.name(),
                            STOP_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
