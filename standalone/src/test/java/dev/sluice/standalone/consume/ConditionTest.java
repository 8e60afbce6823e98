package dev.sluice.standalone.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConditionTest {
    private static final JsonNode RECORD = json("""
            {"event":{"repo_name":"apache/kafka","org_id":null,"public":true},"action":"opened","number":12,
             "labels":[{"name":"bug"},{"name":"help"}],"note":""}""");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action=opened",
                "action!=closed",
                "event.repo_name=apache/kafka",
                "repo_name=apache/*",
                "repo_name=*kafka",
                "number=12",
                "public=true",
                "org_id=null",
                "absent=null",
                "event.absent.deeper=null",
                "labels.name=help",
                "labels.name!=other",
                "note=",
                "action=*"
            })
    void holds(String filter) {
        assertThat(Condition.parse(filter).holds(RECORD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action=open",
                "action!=opened",
                "repo_name=apachekafka",
                "repo_name=apache.kafka",
                "number!=12",
                "org_id!=null",
                "labels.name!=bug",
                "note=null"
            })
    void doesNotHold(String filter) {
        assertThat(Condition.parse(filter).holds(RECORD)).isFalse();
    }

    @Test
    void aValueMayHoldAnEqualsSign() {
        assertThat(Condition.parse("a=b=c").holds(json("{\"a\":\"b=c\"}"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"action", "=x", "a..b=1", "a > 1", ""})
    void whatIsNoConditionIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Condition.parse(text))
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("expected field=value or field!=value");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
