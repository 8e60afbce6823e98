package dev.sluice.ingester.source;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What names of files tell. */
final class FileNames {
    /** As digits are numbers, hour 2 comes before hour 10. */
    static final Comparator<Path> NATURAL_ORDER = (a, b) -> compare(a.toString(), b.toString());

    static final String EXPECTED = "a name that ends in .json, .ndjson or .json.gz";

    private static final List<String> ENDINGS = List.of(".json", ".ndjson", ".json.gz", ".ndjson.gz");
    private static final Pattern BETWEEN_DIGITS_AND_OTHERS = Pattern.compile("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");

    private FileNames() {}

    static boolean isGzip(Path file) {
        return file.toString().endsWith(".gz");
    }

    static boolean isExpected(Path file) {
        return ENDINGS.stream().anyMatch(file.toString()::endsWith);
    }

    private static int compare(String a, String b) {
        String[] as = BETWEEN_DIGITS_AND_OTHERS.split(a, -1);
        String[] bs = BETWEEN_DIGITS_AND_OTHERS.split(b, -1);
        for (int i = 0; i < Math.min(as.length, bs.length); i++) {
            int order = comparePart(as[i], bs[i]);
            if (order != 0) {
                return order;
            }
        }
        return as.length == bs.length ? a.compareTo(b) : Integer.compare(as.length, bs.length);
    }

    private static int comparePart(String a, String b) {
        boolean numbers = isNumber(a) && isNumber(b);
        return numbers ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareTo(b);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }
}
