/** {@code sluice consume}: any topic, decoded, as lines for people and for other programs. */
package dev.sluice.standalone.consume;
