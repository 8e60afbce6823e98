/** Webhooks of GitHub to bronze: each delivery is checked, written and only then answered. */
package dev.sluice.ingester.webhook;
