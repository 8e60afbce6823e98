package dev.sluice.streams.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.runtime.kafka.UnreadPartitions;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.PartitionProgress;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.queries.EventKey;
import dev.sluice.schemas.queries.Instance;
import dev.sluice.schemas.queries.QueryJson;
import dev.sluice.schemas.queries.Remembered;
import dev.sluice.schemas.queries.StoreQuery;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/** The internal HTTP port of an instance: it answers 503 until Streams is given to it, and while Streams does not run. */
public final class QueryPort implements AutoCloseable {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static final ObjectMapper JSON = QueryJson.mapper();

    private final Lane lane;
    private final String host;
    private final Supplier<List<Remembered>> remembered;
    private final Javalin http;
    private volatile Served served;

    /**
     * Listens at once.
     *
     * @param bind address to listen on
     * @param host under which others reach it
     * @param port 0 takes any free one
     * @param remembered what this instance recognises duplicates by, now
     */
    public QueryPort(Lane lane, String bind, String host, int port, Supplier<List<Remembered>> remembered) {
        this.lane = lane;
        this.host = host;
        this.remembered = remembered;
        this.http = Javalin.create(this::configure).start(bind, port);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.jsonMapper(new JavalinJackson(QueryJson.mapper(), false));
        config.routes.get(StoreQuery.INSTANCE, this::instance);
        config.routes.get(StoreQuery.MINUTES, this::minutes);
        config.routes.get(StoreQuery.REPOSITORIES, this::repositories);
        config.routes.get(StoreQuery.OPENED_PULLS, this::openedPulls);
        config.routes.get(StoreQuery.ACCOUNTS, http -> http.json(answers().accounts()));
        config.routes.get(StoreQuery.DRIFTS, http -> http.json(answers().drifts()));
        config.routes.post(StoreQuery.SEEN, this::seen);
        config.routes.exception(BadParameter.class, (e, http) -> refuse(http, 400, e));
        config.routes.exception(NotRunning.class, (e, http) -> refuse(http, 503, e));
    }

    private static void refuse(Context http, int status, Exception why) {
        http.status(status).json(Map.of("error", why.getMessage()));
    }

    /** Host and port under which others reach it. */
    public String server() {
        return host + ":" + http.port();
    }

    /** The port in use. */
    public int port() {
        return http.port();
    }

    /**
     * From now on answers from these stores.
     *
     * @param unread tells what is not read yet; closed with this port
     */
    public void serve(KafkaStreams streams, UnreadPartitions unread) {
        var sampler = new DrainSampler(
                unread::among, unread::close, Topics.bronze(lane).name());
        sampler.start();
        serve(new StreamsStores(streams), sampler);
    }

    void serve(Stores stores, DrainSampler sampler) {
        served = new Served(stores, sampler);
    }

    private Answers answers() {
        return new Answers(served().stores());
    }

    private Served served() {
        if (served == null) {
            throw new NotRunning("Streams is not started yet on " + server(), null);
        }
        return served;
    }

    private void instance(Context context) {
        var stores = served().stores();
        var peers = stores.peers().stream().map(QueryPort::url).sorted().toList();
        context.json(new Instance(
                lane.prefix(),
                stores.state(),
                url(server()),
                peers,
                Topics.EVENT_PARTITIONS,
                progress(),
                remembered.get()));
    }

    private List<PartitionProgress> progress() {
        var drained = served().sampler().drained();
        return answers().greatestEventTimes().entrySet().stream()
                .map(entry -> new PartitionProgress(entry.getKey(), entry.getValue(), drained.contains(entry.getKey())))
                .toList();
    }

    private static String url(String server) {
        return "http://" + server;
    }

    private void minutes(Context context) {
        var range = parameters(context).range(MINUTE);
        context.json(answers().minutes(range));
    }

    private void repositories(Context context) {
        var parameters = parameters(context);
        var range = parameters.range(HOUR);
        var repoId = parameters.repoId();
        context.json(
                repoId == null
                        ? answers().repositories(range, parameters.bots(), parameters.limit())
                        : answers().repository(range, parameters.bots(), repoId));
    }

    private void openedPulls(Context context) {
        var parameters = parameters(context);
        var range = parameters.range(HOUR);
        var repoId = parameters.repoId();
        context.json(
                repoId == null
                        ? answers().openedPulls(range, parameters.bots())
                        : answers().openedPulls(range, parameters.bots(), repoId));
    }

    private void seen(Context context) {
        try {
            context.json(answers().seen(List.of(JSON.readValue(context.body(), EventKey[].class))));
        } catch (JsonProcessingException | NullPointerException e) {
            throw new BadParameter("the body is no array of {partition, type, id, created_at}: " + e.getMessage());
        }
    }

    private static Parameters parameters(Context context) {
        return new Parameters(context::queryParam);
    }

    @Override
    public void close() {
        http.stop();
        if (served != null) {
            served.sampler().close();
        }
    }

    /**
     * What is served.
     *
     * @param stores of this instance
     * @param sampler of what is read to its end
     */
    private record Served(Stores stores, DrainSampler sampler) {}
}
