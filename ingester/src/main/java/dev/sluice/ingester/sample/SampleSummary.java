package dev.sluice.ingester.sample;

import dev.sluice.schemas.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must become of a generated sample: {@code expected.json}.
 *
 * @param seed of the sample
 * @param lines that are not blank, in files that are whole
 * @param blank lines that are passed over
 * @param accepted lines that reach silver
 * @param duplicates lines that are copies of an accepted one
 * @param refused lines by the reason of their dead letter
 * @param types accepted lines by type, as GitHub writes it
 * @param files in their order; those that are damaged as wholes come last and are not in the sums
 */
public record SampleSummary(
        long seed,
        long lines,
        long blank,
        long accepted,
        long duplicates,
        Map<Reason, Long> refused,
        Map<String, Long> types,
        List<File> files) {
    /** Takes copies. */
    public SampleSummary {
        refused = new TreeMap<>(refused);
        types = new TreeMap<>(types);
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param name in the folder
     * @param lines that can be read and are not blank; null where it depends on the reader how far it comes
     * @param damage what was done to it; null for nothing
     * @param fault the reader's finding; null for none
     */
    public record File(String name, Long lines, String damage, String fault) {}

    /** Counts lines. */
    static final class Tally {
        private final long seed;
        private final Map<Reason, Long> refused = new TreeMap<>();
        private final Map<String, Long> types = new TreeMap<>();
        private final List<File> files = new ArrayList<>();
        private long lines;
        private long blank;
        private long accepted;
        private long duplicates;
        private String file;
        private long linesBefore;

        Tally(long seed) {
            this.seed = seed;
        }

        void begin(String name) {
            end();
            file = name;
            linesBefore = lines;
        }

        void add(Expected expected) {
            if (expected instanceof Expected.Blank) {
                blank++;
                return;
            }
            lines++;
            if (expected instanceof Expected.Accepted one) {
                accepted++;
                types.merge(one.type(), 1L, Long::sum);
            } else if (expected instanceof Expected.Refused one) {
                refused.merge(one.reason(), 1L, Long::sum);
            } else {
                duplicates++;
            }
        }

        void add(File damaged) {
            end();
            files.add(damaged);
        }

        SampleSummary summary() {
            end();
            return new SampleSummary(seed, lines, blank, accepted, duplicates, refused, types, files);
        }

        private void end() {
            if (file != null) {
                files.add(new File(file, lines - linesBefore, null, null));
            }
            file = null;
        }
    }
}
