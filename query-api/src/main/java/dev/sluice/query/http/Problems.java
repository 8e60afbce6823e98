package dev.sluice.query.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.gold.GoldException;
import dev.sluice.schemas.queries.QueryJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a problem of whatever went wrong. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final ObjectMapper JSON = QueryJson.mapper();

    private Problems() {}

    static void map(RoutesConfig routes) {
        routes.exception(Refusal.class, (refusal, http) -> answer(http, refusal, newInstance()));
        routes.exception(
                HttpResponseException.class, (refusal, http) -> answer(http, byServer(http, refusal), newInstance()));
        routes.exception(GoldException.class, (failure, http) -> fail(http, ProblemKind.UNAVAILABLE, failure));
        routes.exception(Exception.class, (failure, http) -> fail(http, ProblemKind.INTERNAL, failure));
    }

    private static Refusal byServer(Context http, HttpResponseException refusal) {
        var kind = ProblemKind.ofStatus(refusal.getStatus());
        var detail = switch (kind) {
            case NOT_FOUND -> http.path() + " is not here; /docs lists what is";
            case METHOD_NOT_ALLOWED -> http.method() + " " + http.path() + " is not offered; GET and HEAD are";
            default -> refusal.getMessage();
        };
        return new Refusal(kind, detail);
    }

    private static void fail(Context http, ProblemKind kind, Exception failure) {
        var instance = newInstance();
        LOG.error("{} {} failed, {}", http.method(), http.path(), instance, failure);
        answer(http, new Refusal(kind, kind.meaning()), instance);
    }

    private static void answer(Context http, Refusal refusal, String instance) {
        try {
            http.status(refusal.kind().status())
                    .contentType("application/problem+json")
                    .result(JSON.writeValueAsBytes(Problem.of(refusal, instance)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written: " + refusal.getMessage(), e);
        }
    }

    private static String newInstance() {
        return "urn:uuid:" + UUID.randomUUID();
    }
}
