package dev.sluice.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Real bodies of webhooks: the shared ones where they are, else the committed ones. */
public final class WebhookFiles {
    static final Path COMMITTED = Path.of("src/test/resources/webhooks");

    /** Files that are not named after their kind. */
    private static final Map<String, String> ODD_NAMES =
            Map.of("starred", "star", "issue_", "issues", "projectsv2item", "projects_v2_item");

    private static final List<String> KINDS = List.of(
            "check_run",
            "check_suite",
            "commit_comment",
            "create",
            "delete",
            "deployment",
            "deployment_status",
            "discussion",
            "discussion_comment",
            "fork",
            "gollum",
            "installation",
            "installation_repositories",
            "issue_comment",
            "issues",
            "label",
            "member",
            "membership",
            "milestone",
            "page_build",
            "ping",
            "public",
            "pull_request",
            "pull_request_review",
            "pull_request_review_comment",
            "push",
            "release",
            "repository",
            "star",
            "status",
            "team",
            "team_add",
            "watch",
            "workflow_dispatch",
            "workflow_job",
            "workflow_run");

    private WebhookFiles() {}

    /** Gives each body with GitHub's name of its kind. */
    public static void forEach(BiConsumer<String, byte[]> reader) {
        for (var file : bodies(
                SharedData.folder().map(folder -> folder.resolve("webhooks")).orElse(COMMITTED))) {
            try {
                reader.accept(kind(file.getFileName().toString()), Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
    }

    static List<Path> bodies(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    static String kind(String file) {
        var name = file.replace("alt_", "").replace('-', '_');
        return Stream.concat(KINDS.stream(), ODD_NAMES.keySet().stream())
                .filter(name::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(found -> ODD_NAMES.getOrDefault(found, found))
                .orElseThrow();
    }
}
