package dev.sluice.ingester.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.ingester.source.Reading;
import dev.sluice.ingester.source.Reading.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A process that downloads and reads a great hour, generated as it is sent, within the heap that it was given. */
public final class SmallHeap {
    static final int LINES = 200_000;
    private static final byte[] LINE = ("{\"id\":\"" + "1".repeat(1014) + "\"}\n").getBytes(UTF_8);

    private SmallHeap() {}

    /** Prints how many lines and bytes were read. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", http -> {
            http.sendResponseHeaders(200, 0);
            send(http.getResponseBody());
            http.close();
        });
        server.start();
        try {
            read(server.getAddress().getPort(), Path.of(arguments[0]), System.out);
        } finally {
            server.stop(0);
        }
    }

    private static void read(int port, Path folder, PrintStream out) throws IOException {
        ArchiveHour hour = ArchiveHour.parse("2016-01-01-1");
        var config = new ArchiveConfig(
                new UrlTemplate("http://127.0.0.1:" + port + "/{yyyy}-{MM}-{dd}-{H}"),
                new HourRange(hour, hour),
                RepoFilter.ALL,
                1,
                folder,
                false,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));
        Clock clock = Clock.fixed(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC);
        HttpClient client = Archive.client(config);
        try (Archive archive = Archive.open(config, client, clock, source -> true);
                Reading reading = archive.sources().get(0).open(Progress.NONE)) {
            while (reading.next().isPresent()) {
                // Counted by the reading itself.
            }
            out.println(reading.progress());
        }
    }

    private static void send(OutputStream out) {
        try (var gzip = new Stored(out)) {
            for (int i = 0; i < LINES; i++) {
                gzip.write(LINE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As great as what is put in, and quick. */
    private static final class Stored extends GZIPOutputStream {
        Stored(OutputStream out) throws IOException {
            super(out, 64 << 10);
            def.setLevel(Deflater.NO_COMPRESSION);
        }
    }
}
