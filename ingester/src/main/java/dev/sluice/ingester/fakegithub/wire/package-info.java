/**
 * A small HTTP/1.1 server over loopback that can misbehave on purpose. The JDK's own server writes the {@code Date} of the
 * machine's clock into every answer and keeps lengths honest, so it can play neither GitHub of another day nor a broken line.
 */
package dev.sluice.ingester.fakegithub.wire;
