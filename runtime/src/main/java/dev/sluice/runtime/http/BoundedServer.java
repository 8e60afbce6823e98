package dev.sluice.runtime.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * The JDK's HTTP server with the bounds that it does not have by itself, without which a client that sends a byte now and then holds a
 * thread for ever. They are system properties that are read once, when a process makes its first server, so that every server of a
 * service must be made here, and is: a test holds it. A property that the command line sets stays as it is.
 */
public final class BoundedServer {
    /** Read by the JDK's sun.net.httpserver.ServerConfig; times are in seconds. */
    static final Map<String, String> BOUNDS = Map.of(
            // From its first byte until it was read whole.
            "sun.net.httpserver.maxReqTime", "15",
            // From there until it is answered whole: the webhooks take up to 8 s before they begin to.
            "sun.net.httpserver.maxRspTime", "30",
            // To one server; more are closed as they come.
            "jdk.httpserver.maxConnections", "1000");

    private BoundedServer() {}

    /**
     * A server that listens, and answers once it is started.
     *
     * @param port 0 takes any free one
     * @throws IOException if the port is taken
     */
    public static HttpServer bind(String address, int port) throws IOException {
        BOUNDS.forEach((name, bound) -> System.setProperty(name, System.getProperty(name, bound)));
        return HttpServer.create(new InetSocketAddress(address, port), 0);
    }
}
