package dev.sluice.standalone.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.schemas.serdes.SchemaText;
import dev.sluice.silver.Watch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvLinesTest {
    private static final CsvLines LINES = new CsvLines(List.of(List.of("a"), List.of("b", "c")));

    @Test
    void columnsAreTheFieldsOfTheSchemaAndOfTheRecordsInIt() {
        assertThat(CsvLines.of(SchemaText.schema(Watch.class), false).head())
                .startsWith("event.id,event.type,event.created_at,")
                .endsWith("\r\n");
        assertThat(CsvLines.of(SchemaText.schema(Watch.class), true).head())
                .startsWith("_partition,_offset,_time,_key,event.id,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"b":{"c":"x"}}           | 1,x
            {"a":null,"b":null}             | ,
            {"a":"","b":{"c":false}}        | "",false
            {"a":"x,y","b":{"c":"say \\"x\\""}} | "x,y","say ""x\"""
            {"a":"=1+1","b":{"c":"@cmd"}}   | '=1+1,'@cmd
            {"a":"+1","b":{"c":"-x"}}       | '+1,'-x
            {"a":-5,"b":{"c":-0.5}}         | -5,-0.5
            {"a":["x","y"],"b":{"c":{}}}    | "[""x"",""y""]",{}
            """)
    void aRowIsQuotedAndHarmless(String json, String expected) throws Exception {
        assertThat(LINES.line(new ObjectMapper().readTree(json))).isEqualTo(expected + "\r\n");
    }

    @Test
    void lineEndsAreQuotedAndATabInFrontIsMadeHarmless() throws Exception {
        var row = new ObjectMapper().createObjectNode().put("a", "x\ny");
        row.putObject("b").put("c", "\t=1");

        assertThat(LINES.line(row)).isEqualTo("\"x\ny\",'\t=1\r\n");
    }
}
