/** SQL statements, each in a file of its own. */
package dev.sluice.sink.sql;
