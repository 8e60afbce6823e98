/** Broker and registry in containers, for those who have an engine; built by the profile docker alone. */
package dev.sluice.endtoend.docker;
