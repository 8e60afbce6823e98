package dev.sluice.standalone.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A child's log file: its last lines for a report, and its turn-over at a start. */
final class LogTail {

    private static final int BYTES = 16 * 1024;
    private static final int LINES = 8;
    private static final long TURN_OVER_BYTES = 16L * 1024 * 1024;

    private LogTail() {}

    /** The last lines that say something, stack frames left out. */
    static String of(Path log) {
        List<String> lines = read(log)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }

    /** Moves a log that has grown large aside, so that no start adds to it for ever. */
    static void turnOver(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > TURN_OVER_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String read(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long size = file.length();
            byte[] end = new byte[(int) Math.min(BYTES, size)];
            file.seek(size - end.length);
            file.readFully(end);
            return new String(end, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "(no log: " + unreadable.getMessage() + ")";
        }
    }
}
