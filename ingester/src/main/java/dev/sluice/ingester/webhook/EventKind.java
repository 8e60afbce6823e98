package dev.sluice.ingester.webhook;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is done with a kind of event, which {@code X-GitHub-Event} names. Kinds of the public feed go to bronze; those that never are
 * in the feed are counted and no more; one that nobody knew when this was written goes to bronze if it tells of a repository, for then it
 * may be a new type of event.
 */
enum EventKind {
    /** GitHub asks whether we are here. */
    PING,
    /** Is in the public feed too. */
    PUBLIC,
    /** Never is. */
    PRIVATE,
    /** Who knows. */
    UNKNOWN;

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private static final Set<String> OF_THE_FEED = Set.of(
            "commit_comment",
            "create",
            "delete",
            "discussion",
            "fork",
            "gollum",
            "issue_comment",
            "issues",
            "member",
            "public",
            "pull_request",
            "pull_request_review",
            "pull_request_review_comment",
            "push",
            "release",
            "star",
            "watch");

    /** GitHub's documentation, "Webhook events and payloads", less the ones above. */
    private static final Set<String> NEVER_IN_THE_FEED = Set.of(
            "branch_protection_configuration",
            "branch_protection_rule",
            "check_run",
            "check_suite",
            "code_scanning_alert",
            "custom_property",
            "custom_property_values",
            "dependabot_alert",
            "deploy_key",
            "deployment",
            "deployment_protection_rule",
            "deployment_review",
            "deployment_status",
            "discussion_comment",
            "github_app_authorization",
            "installation",
            "installation_repositories",
            "installation_target",
            "label",
            "marketplace_purchase",
            "membership",
            "merge_group",
            "meta",
            "milestone",
            "org_block",
            "organization",
            "package",
            "page_build",
            "personal_access_token_request",
            "project",
            "project_card",
            "project_column",
            "projects_v2",
            "projects_v2_item",
            "projects_v2_status_update",
            "pull_request_review_thread",
            "registry_package",
            "repository",
            "repository_advisory",
            "repository_dispatch",
            "repository_import",
            "repository_ruleset",
            "repository_vulnerability_alert",
            "secret_scanning_alert",
            "secret_scanning_alert_location",
            "security_advisory",
            "security_and_analysis",
            "sponsorship",
            "status",
            "sub_issues",
            "team",
            "team_add",
            "workflow_dispatch",
            "workflow_job",
            "workflow_run");

    /** Whether it can be the name of a kind at all. */
    static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    static EventKind of(String name) {
        if (name.equals("ping")) {
            return PING;
        }
        if (OF_THE_FEED.contains(name)) {
            return PUBLIC;
        }
        return NEVER_IN_THE_FEED.contains(name) ? PRIVATE : UNKNOWN;
    }

    /** The name as a label of measurements, of which there must be few: kinds that nobody knows share one. */
    static String label(String name) {
        return of(name) == UNKNOWN ? "other" : name;
    }
}
