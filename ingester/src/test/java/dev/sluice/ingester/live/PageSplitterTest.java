package dev.sluice.ingester.live;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageSplitterTest {
    private static final String ONE =
            "{\"id\":\"1\",\"type\":\"PushEvent\",\"payload\":{\"id\":9,\"a\":[{}]},\"created_at\":\"2026-01-01T00:00:00Z\"}";
    private static final String OTHER =
            "{ \"type\" : \"WatchEvent\",\n \"id\": 7, \"name\":\"na\u00efve \\u0000 }]\" }";

    @Test
    void elementsKeepTheirBytes() throws BrokenPage {
        assertThat(texts(" [ " + ONE + " ,\n" + OTHER + "\t] \n")).containsExactly(ONE, OTHER);
        assertThat(texts("[" + ONE + "," + ONE + "]")).containsExactly(ONE, ONE);
        assertThat(texts("[]")).isEmpty();
    }

    @Test
    void theEnvelopeIsReadWhateverIsBelowIt() throws BrokenPage {
        List<PageEvent> events = split("[" + ONE + "," + OTHER + "]");

        assertThat(events.get(0).key()).contains("PushEvent:1");
        assertThat(events.get(0).createdAt()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(events.get(1).key()).contains("WatchEvent:7");
        assertThat(events.get(1).createdAt()).isEmpty();
    }

    @Test
    void whatIsNoEventIsAnElementAllTheSame() throws BrokenPage {
        assertThat(texts("[1,\"a, b\" ,null,[2,[3]],true,-1.5e3]"))
                .containsExactly("1", "\"a, b\"", "null", "[2,[3]]", "true", "-1.5e3");
        assertThat(split("[{},{\"id\":{}},{\"id\":\"1\",\"created_at\":\"then\"}]"))
                .extracting(PageEvent::key)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(":1"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfAnElement() throws BrokenPage {
        assertThat(texts("\ufeff[" + ONE + "]")).containsExactly(ONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{}",
                "{\"message\":\"Server Error\"}",
                "<html>Unicorn!</html>",
                "[",
                "[{\"id\":\"1\"",
                "[{\"id\":\"1\"}",
                "[{\"id\":\"1\"},",
                "[{\"id\":\"1\"},]",
                "[{\"id\":\"1\"}] []",
                "[{\"id\":\"1\"}]}",
                "[{\"id\":NaN}]",
                "[\u0000]"
            })
    void aPageThatIsNotOneWholeArrayIsBroken(String page) {
        assertThatThrownBy(() -> split(page)).isInstanceOf(BrokenPage.class);
    }

    @Test
    void bytesThatAreNoUtf8AreBroken() {
        assertThatThrownBy(() -> PageSplitter.split(new byte[] {'[', '"', (byte) 0xC3, '(', '"', ']'}))
                .isInstanceOf(BrokenPage.class);
        assertThatThrownBy(() -> PageSplitter.split(("[" + ONE + "]").getBytes(UTF_16LE)))
                .isInstanceOf(BrokenPage.class);
    }

    @Test
    void aTowerOfBracketsIsBrokenAndNoStackOverflow() {
        assertThatThrownBy(() -> split("[".repeat(100_000))).isInstanceOf(BrokenPage.class);
    }

    private static List<String> texts(String page) throws BrokenPage {
        return split(page).stream()
                .map(event -> new String(event.bytes(), UTF_8))
                .toList();
    }

    private static List<PageEvent> split(String page) throws BrokenPage {
        return PageSplitter.split(page.getBytes(UTF_8));
    }
}
