package dev.sluice.standalone.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Loopback ports: a free one, or the wanted one if nobody has it. */
public final class Ports {

    /** Below 32768, where Linux begins to hand out ports to outgoing connections: a port found free here stays free. */
    private static final int FIRST = 20_000;

    private static final int COUNT = 12_000;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private Ports() {}

    /**
     * The wanted port, checked, or a free one for 0.
     *
     * @param flag the option by which the user can name another port, for the refusal
     * @throws CannotStart when the port is taken
     */
    public static int choose(int wanted, String flag) {
        if (wanted == 0) {
            return free();
        }
        if (!isFree(wanted)) {
            throw new CannotStart(
                    CannotStart.Reason.PORT_TAKEN,
                    "port " + wanted + " on 127.0.0.1 is taken by another program",
                    "stop that program, or choose another port with " + flag + " (0 means any free one)");
        }
        return wanted;
    }

    /** The port of an earlier run if it is still free, else any free one. */
    public static int preferring(int earlier) {
        return earlier > 0 && isFree(earlier) ? earlier : free();
    }

    private static int free() {
        int start = ThreadLocalRandom.current().nextInt(COUNT);
        return IntStream.range(0, COUNT)
                .map(step -> FIRST + (start + step) % COUNT)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new CannotStart(
                        CannotStart.Reason.PORT_TAKEN,
                        "no port from " + FIRST + " to " + (FIRST + COUNT - 1) + " on 127.0.0.1 is free",
                        "stop programs that listen on them"));
    }

    /** True when somebody takes connections on the port. */
    static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getByAddress(LOOPBACK), port)) {
            return socket.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
