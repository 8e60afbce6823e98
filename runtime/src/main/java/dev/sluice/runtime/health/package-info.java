/** What a process says of itself: alive, ready, why not, and its measurements. */
package dev.sluice.runtime.health;
