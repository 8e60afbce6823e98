package dev.sluice.schemas.evolution;

/**
 * A released version that this build's schema breaks with.
 *
 * @param topic name of the topic
 * @param version of its released schema; {@link ReleasedSchemas#DRAFT} for the draft of the first release
 * @param field dotted path in the record; empty for the record itself
 * @param rule that is broken
 * @param seen what was and what is
 */
public record Break(String topic, int version, String field, Rule rule, String seen) {
    /** One line for people: topic, field, what was seen, rule. */
    @Override
    public String toString() {
        var where = field.isEmpty() ? topic : topic + ": " + field;
        var since = version == ReleasedSchemas.DRAFT ? "the draft of the first release" : "version " + version;
        return where + ": " + seen + " (compared with " + since + "; rule: " + rule.words() + ")";
    }
}
