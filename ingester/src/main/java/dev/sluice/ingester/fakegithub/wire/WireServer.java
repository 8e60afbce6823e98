package dev.sluice.ingester.fakegithub.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Listens on loopback and answers, one thread for each connection. */
public final class WireServer implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final ServerSocket listener;
    private final Function<Request, Answer> answers;
    private final LongConsumer pauseNanos;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(WireServer::thread);

    private WireServer(ServerSocket listener, Function<Request, Answer> answers, LongConsumer pauseNanos) {
        this.listener = listener;
        this.answers = answers;
        this.pauseNanos = pauseNanos;
    }

    /**
     * Starts listening.
     *
     * @param port 0 for any free one
     * @param answers asked from several threads
     * @param pauseNanos how slow answers wait
     * @throws UncheckedIOException when the port is taken
     */
    public static WireServer start(int port, Function<Request, Answer> answers, LongConsumer pauseNanos) {
        try {
            var listener = new ServerSocket();
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var server = new WireServer(listener, answers, pauseNanos);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port + "; is another program there?", e);
        }
    }

    /** Where it listens, without a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException | RejectedExecutionException closed) {
                close();
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            var reader = new RequestReader(new BufferedInputStream(connection.getInputStream()));
            var writer = new AnswerWriter(new BufferedOutputStream(connection.getOutputStream(), BUFFER), pauseNanos);
            boolean open = true;
            while (open) {
                Optional<Request> request = reader.next();
                open = request.isPresent() && writer.write(request.get(), answers.apply(request.get()));
            }
        } catch (IOException clientIsGone) {
            // A client that hangs up in the middle of an answer, or speaks no HTTP, gets no more: there is nobody to
            // tell.
        } finally {
            connections.remove(connection);
        }
    }

    @Override
    public void close() {
        closeQuietly(listener);
        connections.forEach(WireServer::closeQuietly);
        threads.shutdownNow();
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyGone) {
            // Closing is all that was wanted.
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "fake-github");
        thread.setDaemon(true);
        return thread;
    }
}
