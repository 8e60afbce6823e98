package dev.sluice.query.http;

import dev.sluice.query.gold.ResourceText;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Files of the class path: the page, and Swagger UI. */
final class Assets {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]+([./][A-Za-z0-9_-]+)*");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "json", "application/json",
            "txt", "text/plain; charset=utf-8");

    private final String swaggerUi = "META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion() + "/";
    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    /** A file, and the tag that names its bytes. */
    private static final class Asset {
        private final byte[] bytes;
        private final String type;
        private final String tag;

        Asset(byte[] bytes, String type) {
            this.bytes = bytes;
            this.type = type;
            this.tag = tag(bytes);
        }
    }

    void page(Context http) {
        send(http, "web/index.html");
    }

    void asset(Context http) {
        send(http, "web/" + safe(http));
    }

    void docs(Context http) {
        styleInline(http);
        send(http, "docs/index.html");
    }

    void docsFile(Context http) {
        styleInline(http);
        var name = safe(http);
        var own = "docs/" + name;
        send(http, resource(own).isPresent() ? own : swaggerUi + name);
    }

    /** Swagger UI sets style attributes; the pages of our own do not. */
    private static void styleInline(Context http) {
        http.header(
                "Content-Security-Policy", Headers.CSP + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:");
    }

    private static String safe(Context http) {
        var path = http.pathParam("path");
        if (!SAFE.matcher(path).matches()) {
            throw new Refusal(ProblemKind.NOT_FOUND, http.path() + " is not here");
        }
        return path;
    }

    private void send(Context http, String path) {
        var asset = read.computeIfAbsent(path, Assets::read);
        http.header("ETag", asset.tag).header("Cache-Control", "no-cache");
        if (asset.tag.equals(http.header("If-None-Match"))) {
            http.status(304);
        } else {
            http.contentType(asset.type).result(asset.bytes);
        }
    }

    private static Asset read(String path) {
        var url = resource(path)
                .orElseThrow(() ->
                        new Refusal(ProblemKind.NOT_FOUND, path.substring(path.lastIndexOf('/') + 1) + " is not here"));
        try (var in = url.openStream()) {
            byte[] bytes = in.readAllBytes();
            return new Asset(bytes, type(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " of the class path", e);
        }
    }

    private static String swaggerUiVersion() {
        var text = ResourceText.of("/META-INF/maven/org.webjars/swagger-ui/pom.properties");
        return text.lines()
                .filter(line -> line.startsWith("version="))
                .map(line -> line.substring("version=".length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("swagger-ui does not tell its version: " + text));
    }

    private static Optional<URL> resource(String path) {
        return Optional.ofNullable(Assets.class.getClassLoader().getResource(path));
    }

    private static String type(String path) {
        return TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
