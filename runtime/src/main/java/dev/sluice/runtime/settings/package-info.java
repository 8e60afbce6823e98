/** Settings from the environment: read once, all problems at once, unknown names refused. */
package dev.sluice.runtime.settings;
