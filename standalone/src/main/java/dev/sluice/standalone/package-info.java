/** The command line, and the whole of Sluice on one machine: broker, registry and the four services under one command. */
package dev.sluice.standalone;
