package dev.sluice.query.answer;

import java.util.regex.Pattern;

/**
 * A repository as people write it.
 *
 * @param owner a user or an organisation
 * @param name within it
 */
public record RepoName(String owner, String name) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public RepoName {
        if (!PART.matcher(owner).matches() || !PART.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "repository is '" + owner + "/" + name + "'; expected owner/name, such as apache/kafka");
        }
    }

    /**
     * Reads {@code owner/name}.
     *
     * @throws IllegalArgumentException if it is not of that form, with the text in its message
     */
    public static RepoName parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "repository is '" + text + "'; expected owner/name, such as apache/kafka");
        }
        return new RepoName(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
