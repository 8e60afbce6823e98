package dev.sluice.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.schemas.queries.QueryJson;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client is told when it is not answered. */
final class RefusalTest {
    @Test
    void missingParameterIsToldWithWhatIsExpected() {
        var refusal = Refusal.of("offset", null, "a whole number of minutes");

        assertThat(refusal).hasMessage("offset is missing; expected a whole number of minutes");
        assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID_PARAMETER);
        assertThat(refusal.errors())
                .containsExactly(new ParameterError(
                        "offset",
                        "offset is missing; expected a whole number of minutes",
                        null,
                        "a whole number of minutes"));
    }

    @Test
    void severalFaultsAreToldInOneSentenceEach() {
        var refusal = Refusal.of(List.of(
                new ParameterError("a", "a is wrong", "1", "2"), new ParameterError("b", "b is wrong", "3", "4")));

        assertThat(refusal).hasMessage("a is wrong; b is wrong");
        assertThat(refusal.errors()).hasSize(2);
    }

    @Test
    void problemIsWrittenAsTheRfcSays() throws JsonProcessingException {
        var problem = Problem.of(new Refusal(ProblemKind.NOT_FOUND, "/x is not here"), "urn:uuid:1");

        assertThat(QueryJson.mapper().writeValueAsString(problem))
                .isEqualTo("{\"type\":\"/problems/not-found\",\"title\":\"Not found\",\"status\":404,"
                        + "\"detail\":\"/x is not here\",\"instance\":\"urn:uuid:1\"}");
    }

    @Test
    void faultyParametersAreListedInTheProblem() throws java.io.IOException {
        var problem = Problem.of(Refusal.of("limit", "0", "at least 1"), "urn:uuid:1");

        assertThat(QueryJson.mapper()
                        .readTree(QueryJson.mapper().writeValueAsBytes(problem))
                        .at("/errors/0")
                        .toString())
                .isEqualTo("{\"parameter\":\"limit\",\"message\":\"limit: '0' is not at least 1\",\"got\":\"0\","
                        + "\"expected\":\"at least 1\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "404, NOT_FOUND",
        "405, METHOD_NOT_ALLOWED",
        "400, INVALID_PARAMETER",
        "413, INVALID_PARAMETER",
        "500, INTERNAL",
        "502, INTERNAL"
    })
    void statusOfTheServerHasAKind(int status, ProblemKind kind) {
        assertThat(ProblemKind.ofStatus(status)).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void everyKindHasAnErrorStatusATitleAndAMeaning(ProblemKind kind) {
        assertThat(kind.status()).isBetween(400, 599);
        assertThat(kind.title()).isNotBlank();
        assertThat(kind.meaning()).endsWith(".").hasSizeGreaterThan(20);
        assertThat(kind.slug()).matches("[a-z]+(-[a-z]+)*");
    }

    @Test
    void noTwoKindsShareAPage() {
        assertThat(Arrays.stream(ProblemKind.values()).map(ProblemKind::slug)).doesNotHaveDuplicates();
    }
}
