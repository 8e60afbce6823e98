package dev.sluice.query.http;

import io.javalin.http.Context;
import java.util.Arrays;

/** What a {@code type} of an error leads to. */
final class ProblemPages {
    private ProblemPages() {}

    /** A kind of error. */
    record ProblemPage(String type, String title, int status, String meaning) {}

    static void get(Context http) {
        var slug = http.pathParam("slug");
        var kind = Arrays.stream(ProblemKind.values())
                .filter(k -> k.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND, "no problem is called '" + slug + "'"));
        http.json(new ProblemPage("/problems/" + slug, kind.title(), kind.status(), kind.meaning()));
    }
}
