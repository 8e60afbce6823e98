package dev.sluice.ingester.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void membersStandInTheOrderOfTheCalls() {
        var json = new JsonText();
        json.open().text("b", "x").number("a", -1).flag("c", true).nothing("d");
        json.open("e")
                .close()
                .openList("f")
                .open()
                .close()
                .open()
                .number("g", 1)
                .close()
                .closeList();
        json.close();

        assertThat(json.toString())
                .isEqualTo("{\"b\":\"x\",\"a\":-1,\"c\":true,\"d\":null,\"e\":{},\"f\":[{},{\"g\":1}]}");
    }

    @Test
    void whatWouldEndATextIsEscaped() {
        assertThat(new JsonText().open().text("a", "\"\\\n€").close().toString())
                .isEqualTo("{\"a\":\"\\\"\\\\\\n€\"}");
    }
}
