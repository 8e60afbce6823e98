package dev.sluice.ingester.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.runtime.Perishable;
import dev.sluice.runtime.health.Check;
import dev.sluice.runtime.health.Metrics;
import dev.sluice.runtime.http.BoundedServer;
import dev.sluice.runtime.kafka.KafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives GitHub's webhooks at {@code POST /webhooks/github} on a port of its own, and writes them to bronze. It has no position: GitHub
 * delivers again what a person or a script asks it to, and the copy is recognised behind bronze.
 */
public final class WebhookReceiver implements Perishable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final int THREADS = 8;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(4);
    private static final Duration BODY_WITHIN = Duration.ofSeconds(5);

    private final WebhookConfig config;
    private final BronzeLog log;
    private final Standing standing = new Standing();
    private final Reception reception;
    private final WebhookMeters meters;
    private final Duration bodyWithin;
    private final HttpServer http;
    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService watch;
    /** One permit for each request under way; whoever stops takes all of them. */
    private final Semaphore underWay = new Semaphore(THREADS, true);

    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean closed;

    WebhookReceiver(WebhookConfig config, BronzeLog log, Metrics metrics, Clock clock, Duration bodyWithin) {
        this.config = config;
        this.log = log;
        this.reception = new Reception(config.secrets(), log, standing, clock, System::nanoTime);
        this.meters = new WebhookMeters(metrics.registry());
        this.bodyWithin = bodyWithin;
        this.http = bind(config);
        // What waits is an open connection each; the server would never close one that a full queue refuses.
        this.workers = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> daemon(work, "webhook"));
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "webhook-watch"));
        http.setExecutor(workers);
        http.createContext("/", this::serve);
    }

    /**
     * Binds its port; answers from {@link #start} on.
     *
     * @param clock for {@code fetched_at}
     * @throws UncheckedIOException if the port is taken
     */
    public static WebhookReceiver open(WebhookConfig config, KafkaSettings kafka, Metrics metrics, Clock clock) {
        var log = new RestingLog(KafkaLog.of(kafka, metrics.registry()), System::nanoTime);
        return new WebhookReceiver(config, log, metrics, clock, BODY_WITHIN);
    }

    private static HttpServer bind(WebhookConfig config) {
        try {
            return BoundedServer.bind(config.bind(), config.port());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + config.bind() + ":" + config.port() + " for webhooks; choose another "
                            + WebhookConfig.PORT.name(),
                    e);
        }
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    /** Does nothing when called again. */
    @Override
    public void start() {
        if (started.getAndSet(true)) {
            return;
        }
        if (config.secrets().isShort()) {
            LOG.warn(
                    "a secret of {} has fewer than {} characters; whoever sees one signed body may guess it",
                    WebhookConfig.SECRETS.name(),
                    Secrets.RECOMMENDED_LENGTH);
        }
        log.open();
        http.start();
        LOG.info("webhooks are received at http://{}:{}{}", config.bind(), port(), Reception.PATH);
    }

    /** The port in use. */
    public int port() {
        return http.getAddress().getPort();
    }

    @Override
    public Check check() {
        return standing.check(port());
    }

    @Override
    public Optional<String> failure() {
        return standing.failure();
    }

    /** What is being written is written and answered; new connections are refused. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        awaitRequests();
        http.stop(0);
        workers.shutdownNow();
        watch.shutdownNow();
        log.close();
    }

    /** Not left to the server: the one of Java 17 waits for all of its time whenever it is given any. */
    private void awaitRequests() {
        try {
            if (!underWay.tryAcquire(THREADS, STOP_WITHIN.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("webhooks were still under way after {}; they are cut off", STOP_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            if (!closed && underWay.tryAcquire()) {
                serveOpen(exchange);
            }
        } catch (IOException e) {
            LOG.debug("the other side was gone before it was answered", e);
        }
    }

    private void serveOpen(HttpExchange exchange) throws IOException {
        try {
            var answer = answer(exchange);
            meters.count(answer);
            if (answer.outcome() != Outcome.CUT_OFF) {
                send(exchange, answer);
            }
        } finally {
            underWay.release();
        }
    }

    /** A body that comes too slowly is cut off, so that it holds no thread. */
    private Answer answer(HttpExchange exchange) {
        var cut = watch.schedule(exchange::close, bodyWithin.toNanos(), TimeUnit.NANOSECONDS);
        var headers = exchange.getRequestHeaders();
        Request.Body body = () -> new WatchedBody(exchange.getRequestBody(), () -> cut.cancel(false));
        try {
            return reception.answer(new Request(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), headers::getFirst, body));
        } catch (IOException e) {
            LOG.debug("a body did not come to its end", e);
            return Answer.unverified(Outcome.CUT_OFF, "");
        } catch (RuntimeException bug) {
            LOG.error("the webhook receiver met a bug", bug);
            return Answer.unverified(Outcome.FAILED, "the receiver met a bug; its log says which");
        } finally {
            cut.cancel(false);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.outcome().status(), head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
