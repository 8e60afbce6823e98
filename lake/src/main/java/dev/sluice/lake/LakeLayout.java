package dev.sluice.lake;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Where things lie in a lake.
 *
 * <pre>
 * silver/&lt;dataset&gt;/date=YYYY-MM-DD/hour=HH/&lt;seq&gt;-&lt;writer&gt;.parquet   rows of one event hour (UTC)
 * _manifest/&lt;seq, 20 digits&gt;.json                                 one commit each, never changed
 * _tmp/&lt;writer&gt;/                                                  scratch of one run of one writer
 * </pre>
 *
 * @param root the lake's directory
 */
public record LakeLayout(Path root) {

    private static final DateTimeFormatter HOUR_DIRECTORY =
            DateTimeFormatter.ofPattern("'date='uuuu-MM-dd'/hour='HH").withZone(ZoneOffset.UTC);

    public LakeLayout {
        root = root.toAbsolutePath();
    }

    /** The directory of a dataset's rows of one hour, relative to the root. */
    String hourDirectory(String dataset, Instant hour) {
        return "silver/" + dataset + "/" + HOUR_DIRECTORY.format(hour);
    }

    /** The file that a manifest entry calls {@code path}. */
    public Path file(String path) {
        return root.resolve(path);
    }

    /** The parent of all datasets. */
    Path silver() {
        return root.resolve("silver");
    }

    /** The directory of manifest entries. */
    Path manifest() {
        return root.resolve("_manifest");
    }

    /** The manifest entry of that sequence number. */
    Path entry(long seq) {
        return manifest().resolve("%020d.json".formatted(seq));
    }

    /** The parent of all scratch directories. */
    Path scratch() {
        return root.resolve("_tmp");
    }

    /** The scratch directory of one run of a writer. */
    Path scratch(WriterId writer) {
        return scratch().resolve(writer.toString());
    }
}
