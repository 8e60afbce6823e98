/** The gold tables: a function of the lake, re-derived by event hour, one SQL file each. */
package dev.sluice.sink.gold;
