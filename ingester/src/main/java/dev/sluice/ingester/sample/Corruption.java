package dev.sluice.ingester.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something that was seen broken in the archive or can be, made on purpose: a line or a file. */
public sealed interface Corruption permits BadLine, OddLine, FileDamage {
    /** As the command line has it: {@code nul-block}. */
    default String title() {
        return ((Enum<?>) this).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is a file of its own, which only a folder can hold. */
    default boolean isFile() {
        return this instanceof FileDamage;
    }

    /** All of them. */
    static List<Corruption> all() {
        var all = new ArrayList<Corruption>(BadLine.ALL);
        all.addAll(List.of(OddLine.values()));
        all.addAll(List.of(FileDamage.values()));
        return all;
    }

    /** The one with that title. */
    static Optional<Corruption> named(String title) {
        return all().stream().filter(one -> one.title().equals(title)).findFirst();
    }
}
