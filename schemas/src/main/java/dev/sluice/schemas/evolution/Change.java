package dev.sluice.schemas.evolution;

/**
 * A change between two schemas that breaks a rule.
 *
 * @param field dotted path from the record, {@code []} behind an array and {@code {}} behind a map; empty for the record itself
 * @param rule that it breaks
 * @param seen what was and what is
 */
record Change(String field, Rule rule, String seen) {}
