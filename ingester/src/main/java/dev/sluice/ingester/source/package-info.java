/** What can be read: files, standard input, the sample; each knows how to go on where it stood. */
package dev.sluice.ingester.source;
