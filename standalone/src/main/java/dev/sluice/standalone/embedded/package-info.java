/**
 * The embedded half of the one-command stack: a real Kafka broker and a real schema registry as child processes on loopback.
 *
 * <p>The children never outlive their parent ({@link dev.sluice.standalone.embedded.Leash}), two of them never share a folder
 * ({@link dev.sluice.standalone.embedded.DataFolder}), and they start from class archives that their own first run made.
 */
package dev.sluice.standalone.embedded;
