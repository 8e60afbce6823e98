package dev.sluice.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The body of an error, as RFC 9457 says.
 *
 * @param type page that tells of the kind
 * @param title of the kind
 * @param status of the answer
 * @param detail what happened this time
 * @param instance of the request; the log has the same
 * @param errors by parameter; empty where no parameter is at fault
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ParameterError> errors) {
    static Problem of(Refusal refusal, String instance) {
        var kind = refusal.kind();
        return new Problem(
                "/problems/" + kind.slug(),
                kind.title(),
                kind.status(),
                refusal.getMessage(),
                instance,
                refusal.errors());
    }
}
