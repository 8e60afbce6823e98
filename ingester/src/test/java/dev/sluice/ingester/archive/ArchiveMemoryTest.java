package dev.sluice.ingester.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ArchiveMemoryTest {
    @TempDir
    Path folder;

    @Test
    void twoHundredMegabytesPassThroughAHeapOfTwentyFour() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(child.getInputStream().readAllBytes(), UTF_8);

            assertThat(child.waitFor()).as(said).isZero();
            assertThat(said)
                    .contains("lines=" + SmallHeap.LINES + ", blank=0, bytes=" + 1024L * SmallHeap.LINES
                            + ", filtered=0");
        } finally {
            child.destroyForcibly();
        }
    }
}
