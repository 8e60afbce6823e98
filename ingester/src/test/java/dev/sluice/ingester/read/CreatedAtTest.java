package dev.sluice.ingester.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreatedAtTest {
    private static final String TIME = "2016-01-01T05:06:07Z";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"created_at\":\"" + TIME + "\"}",
                "{\"created_at\": \"" + TIME + "\"}",
                "{ \"created_at\" :\t \"" + TIME + "\" }",
                "{\"payload\": {\"created_at\": \"2010-01-01T00:00:00Z\"}, \"created_at\": \"" + TIME + "\"}",
                "{\"payload\":{\"created_at\":\"2010-01-01T00:00:00Z\"},\"created_at\":\"" + TIME
                        + "\",\"org\":{\"id\":1}}"
            })
    void theLastOneIsTheEvents(String line) {
        assertThat(CreatedAt.of(line.getBytes(UTF_8)))
                .hasValue(Instant.parse(TIME).toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "\"created_at\":\"",
                "{\"created_at\":\"2016-13-01T05:06:07Z\"}",
                "{\"created_at\":\"2016-01-01T05:06:07+05:30\"}",
                "{\"created_at\":\"2016-01-01 05:06:07Z\",\"x\":\"2016-01-aaT05:06:07Z\"}",
                "{\"created_at\":\"2016-0x-01T05:06:07Z\"}",
                "{\"created_at\":1451624767}",
                "{\"x_created_at\": \"" + TIME + "\"}",
                "{\"created_at\": {\"a\":\"" + TIME + "\"}}"
            })
    void otherFormsAreLeftToTheParser(String line) {
        assertThat(CreatedAt.of(line.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void onRealLinesItIsTheTimeThatATrueParserFinds() throws IOException {
        var json = new ObjectMapper();
        int found = 0;
        for (byte[] line : RealLines.all()) {
            OptionalLong time = CreatedAt.of(line);
            if (time.isPresent()) {
                found++;
                String truth = json.readTree(line).path("created_at").asText();
                assertThat(Instant.ofEpochMilli(time.getAsLong())).isEqualTo(Instant.parse(truth));
            }
        }
        assertThat(found).isPositive();
    }
}
