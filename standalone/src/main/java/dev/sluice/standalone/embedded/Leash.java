package dev.sluice.standalone.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Runs another main class for as long as the parent process lives: {@code java … Leash <main class> <arguments>}.
 *
 * <p>Standard input is the leash, because only a pipe breaks in every way a parent can die, zombies included. At its end the
 * JVM is killed; the byte {@link #STOP} asks for a clean end. With the system property {@link #LOCK} the target begins only once
 * that file's lock is held, so a dying predecessor and its successor never write to one folder.
 */
public final class Leash {

    /** System property: the lock file to hold before the target runs. */
    static final String LOCK = "sluice.leash.lock";
    /** The byte on standard input that asks for a clean end. */
    static final int STOP = 's';
    /** Exit code when another process kept the lock. */
    static final int LOCKED_OUT = 75;
    /** Exit code when the parent went away, if the JVM could not be killed. */
    static final int ABANDONED = 76;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leash() {}

    /** Takes the lock, watches standard input and runs {@code args[0]} with the rest of the arguments. */
    public static void main(String[] args) throws ReflectiveOperationException {
        if (args.length == 0) {
            throw new IllegalArgumentException(
                    "Leash wants the name of a main class and its arguments, got " + args.length);
        }
        Thread watcher = new Thread(() -> obey(System.in), "leash");
        watcher.setDaemon(true);
        watcher.start();
        holdLock();
        run(args[0], Arrays.copyOfRange(args, 1, args.length));
    }

    private static void holdLock() {
        Optional.ofNullable(System.getProperty(LOCK)).map(Path::of).ifPresent(file -> {
            if (FolderLock.take(file, PATIENCE).isEmpty()) {
                System.err.println("cannot start: " + file + " is held by " + FolderLock.holder(file));
                Runtime.getRuntime().halt(LOCKED_OUT);
            }
        });
    }

    private static void run(String target, String[] arguments) throws ReflectiveOperationException {
        Method main = Class.forName(target).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) arguments);
        } catch (InvocationTargetException failed) {
            failed.getCause().printStackTrace();
            System.exit(1);
        }
    }

    /** Reads on during a clean end, so that a parent that dies meanwhile still takes the child with it. */
    private static void obey(InputStream orders) {
        try {
            for (int order = orders.read(); order >= 0; order = orders.read()) {
                if (order == STOP) {
                    new Thread(() -> System.exit(0), "leash-stop").start();
                }
            }
        } catch (IOException unreadable) {
            System.err.println("leash is broken: " + unreadable);
        }
        die();
    }

    /** Kills this process: Runtime.halt() would first write a class archive that was asked for, for seconds. */
    private static void die() {
        try {
            String pid = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("/bin/sh", "-c", "kill -9 " + pid).start().waitFor();
        } catch (IOException | InterruptedException noShell) {
            System.err.println("cannot kill, halting: " + noShell);
        }
        Runtime.getRuntime().halt(ABANDONED);
    }
}
