package dev.sluice.standalone;

import picocli.CommandLine.Command;

/** {@code sluice config}: what is set, and where. */
@Command(name = "config", description = "Show the settings.", mixinStandardHelpOptions = true)
final class ConfigCommand {}
