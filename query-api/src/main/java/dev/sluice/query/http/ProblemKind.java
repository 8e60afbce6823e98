package dev.sluice.query.http;

/** The errors that a client may meet; each has a page under {@code /problems}. */
enum ProblemKind {
    INVALID_PARAMETER(
            "invalid-parameter",
            400,
            "Invalid parameter",
            "A parameter is unknown, missing, or not as expected; errors names each."),
    NOT_FOUND("not-found", 404, "Not found", "There is no such resource, or no event of it was seen."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            405,
            "Method not allowed",
            "The resource is there, but only to be read: GET or HEAD."),
    INTERNAL("internal", 500, "Internal error", "A fault of the service; its log has the same instance."),
    UNAVAILABLE(
            "unavailable",
            503,
            "Not available",
            "What the answer needs is not there yet, or does not answer; try again.");

    private final String slug;
    private final int status;
    private final String title;
    private final String meaning;

    ProblemKind(String slug, int status, String title, String meaning) {
        this.slug = slug;
        this.status = status;
        this.title = title;
        this.meaning = meaning;
    }

    /** Last part of its page's path. */
    String slug() {
        return slug;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** One line for people. */
    String meaning() {
        return meaning;
    }

    /** The kind of an HTTP status that the server itself decided on. */
    static ProblemKind ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            default -> status < 500 ? INVALID_PARAMETER : INTERNAL;
        };
    }
}
