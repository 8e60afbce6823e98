package dev.sluice.schemas.evolution;

/** What a later schema must not do. The registry's BACKWARD_TRANSITIVE, and what consumers rely on beyond it. */
public enum Rule {
    /** Records of the release do not have the field, and nothing says what to read in its place. */
    NEW_FIELD_NEEDS_DEFAULT("a new field needs a default"),
    /** A consumer that holds the released schema has nothing to read in the field's place. Not a rule of the registry. */
    FIELD_WITHOUT_DEFAULT_STAYS("a field that has no default in a release stays"),
    /** Values of the release do not read as the new type; int may become long, float or double, and so on. */
    TYPE_STAYS("a type stays, or becomes one that reads every old value"),
    /** Same bytes, another meaning, such as milliseconds that become microseconds. Not a rule of the registry. */
    MEANING_STAYS("a logical type stays"),
    /** Records of the release hold it; a default would hide what they said. With a default not a rule of the registry. */
    ENUM_SYMBOL_STAYS("an enum symbol stays"),
    /** Records are found by their names; an alias keeps the old one. */
    NAME_STAYS("a name stays, or is kept as an alias"),
    /** Subscribers are there; a topic ends by a new one beside it, and much later. Not a rule of the registry. */
    TOPIC_STAYS("a released topic stays"),
    /** What Avro refuses and none of the rules above says. */
    AVRO("Avro reads every old record");

    private final String words;

    Rule(String words) {
        this.words = words;
    }

    /** The rule as half a sentence. */
    public String words() {
        return words;
    }
}
