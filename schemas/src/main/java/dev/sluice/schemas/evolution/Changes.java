package dev.sluice.schemas.evolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** Walks an older schema and a newer one side by side and gathers what breaks a rule. */
final class Changes {
    private final List<Change> found = new ArrayList<>();
    /** Records seen: a name stands for one shape in a schema, and a record may hold itself. */
    private final Set<String> walked = new HashSet<>();

    private Changes() {}

    /** Everything by which the newer one breaks with the older one; empty where it may follow. */
    static List<Change> between(Schema older, Schema newer) {
        var changes = new Changes();
        changes.compare(older, newer, "");
        if (changes.found.isEmpty()) {
            changes.asAvroSees(older, newer);
        }
        return List.copyOf(changes.found);
    }

    /** The registry judges by these rules: what it would refuse must never pass here. */
    private void asAvroSees(Schema older, Schema newer) {
        for (var refused : SchemaCompatibility.checkReaderWriterCompatibility(newer, older)
                .getResult()
                .getIncompatibilities()) {
            found.add(new Change("", Rule.AVRO, refused.getMessage() + " at " + refused.getLocation()));
        }
    }

    private void compare(Schema older, Schema newer, String path) {
        if (older.isUnion() || newer.isUnion()) {
            compareBranches(branches(older), newer, path);
        } else if (older.getType() != newer.getType()) {
            compareTypes(older, newer, path);
        } else if (!Objects.equals(logicalType(older), logicalType(newer))) {
            found.add(new Change(path, Rule.MEANING_STAYS, "was " + logicalType(older) + ", is " + logicalType(newer)));
        } else {
            compareSame(older, newer, path);
        }
    }

    /** Two schemas of one type. */
    private void compareSame(Schema older, Schema newer, String path) {
        switch (older.getType()) {
            case RECORD -> compareRecords(older, newer, path);
            case ENUM -> compareSymbols(older, newer, path);
            case ARRAY -> compare(older.getElementType(), newer.getElementType(), path + "[]");
            case MAP -> compare(older.getValueType(), newer.getValueType(), path + "{}");
            case FIXED -> compareTypes(older, newer, path);
            default -> {}
        }
    }

    private void compareTypes(Schema older, Schema newer, String path) {
        if (!reads(newer, older)) {
            found.add(new Change(path, Rule.TYPE_STAYS, "was " + words(older) + ", is " + words(newer)));
        }
    }

    /** Each branch of the older one must have its like, or another that reads it. */
    private void compareBranches(List<Schema> older, Schema newer, String path) {
        for (var branch : older) {
            var like = like(branch, branches(newer));
            if (like.isPresent()) {
                compare(branch, like.get(), path);
            } else if (!reads(newer, branch)) {
                found.add(new Change(
                        path,
                        Rule.TYPE_STAYS,
                        "was " + older.stream().map(Changes::words).collect(Collectors.joining(" or ")) + ", is "
                                + words(newer)));
                return;
            }
        }
    }

    private void compareRecords(Schema older, Schema newer, String path) {
        if (!isNamed(older, newer)) {
            found.add(renamed(older, newer, path));
            return;
        }
        if (!walked.add(older.getFullName())) {
            return;
        }
        for (var field : older.getFields()) {
            var now = named(newer, field);
            if (now != null) {
                compare(field.schema(), now.schema(), join(path, field));
            } else if (!field.hasDefaultValue()) {
                found.add(new Change(join(path, field), Rule.FIELD_WITHOUT_DEFAULT_STAYS, "was removed"));
            }
        }
        for (var field : newer.getFields()) {
            if (!field.hasDefaultValue() && older.getFields().stream().noneMatch(old -> isSame(old, field))) {
                found.add(new Change(join(path, field), Rule.NEW_FIELD_NEEDS_DEFAULT, "is new and has no default"));
            }
        }
    }

    private void compareSymbols(Schema older, Schema newer, String path) {
        if (!isNamed(older, newer)) {
            found.add(renamed(older, newer, path));
            return;
        }
        older.getEnumSymbols().stream()
                .filter(symbol -> !newer.hasEnumSymbol(symbol))
                .forEach(symbol ->
                        found.add(new Change(path, Rule.ENUM_SYMBOL_STAYS, "no longer has the symbol " + symbol)));
    }

    private static Change renamed(Schema older, Schema newer, String path) {
        return new Change(
                path, Rule.NAME_STAYS, "was called " + older.getFullName() + ", is called " + newer.getFullName());
    }

    private static boolean reads(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }

    /** The branch that stands where the older one stood: of its name, else of its type. */
    private static Optional<Schema> like(Schema older, List<Schema> branches) {
        var ofType = branches.stream()
                .filter(branch -> branch.getType() == older.getType())
                .toList();
        return ofType.stream()
                .filter(branch -> isNamed(older, branch))
                .findFirst()
                .or(() -> ofType.stream().findFirst());
    }

    /** True for types without a name too. */
    private static boolean isNamed(Schema older, Schema newer) {
        return newer.getFullName().equals(older.getFullName()) || aliases(newer).contains(older.getFullName());
    }

    private static Set<String> aliases(Schema schema) {
        return schema.getType() == Schema.Type.RECORD || schema.getType() == Schema.Type.ENUM
                ? schema.getAliases()
                : Set.of();
    }

    private static Field named(Schema record, Field older) {
        return record.getFields().stream()
                .filter(field -> isSame(older, field))
                .findFirst()
                .orElse(null);
    }

    private static boolean isSame(Field older, Field newer) {
        return newer.name().equals(older.name()) || newer.aliases().contains(older.name());
    }

    private static List<Schema> branches(Schema schema) {
        return schema.isUnion() ? schema.getTypes() : List.of(schema);
    }

    private static String logicalType(Schema schema) {
        var logical = schema.getLogicalType();
        return logical == null ? "a plain " + schema.getType().getName() : logical.getName();
    }

    /** As a person reads it: the name of a named type, else its kind. */
    private static String words(Schema schema) {
        if (schema.isUnion()) {
            return schema.getTypes().stream().map(Changes::words).collect(Collectors.joining(" or "));
        }
        return schema.getType() == Schema.Type.RECORD || schema.getType() == Schema.Type.ENUM
                ? schema.getFullName()
                : schema.getType().getName();
    }

    private static String join(String path, Field field) {
        return path.isEmpty() ? field.name() : path + "." + field.name();
    }
}
