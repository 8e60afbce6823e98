package dev.sluice.query.http;

/**
 * What is wrong with one parameter.
 *
 * @param parameter its name
 * @param message a sentence
 * @param got the text that came; null where none did
 * @param expected what would have been accepted
 */
record ParameterError(String parameter, String message, String got, String expected) {}
