package dev.sluice.query.http;

import io.javalin.http.Handler;

/**
 * A URL, and who answers it.
 *
 * @param path with its parameters in braces
 * @param handler of GET and HEAD
 */
record Route(String path, Handler handler) {}
