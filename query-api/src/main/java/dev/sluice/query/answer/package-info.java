/** What every answer says beside its numbers: how fresh it is, what it covers, where it came from. Values and arithmetic, no I/O. */
package dev.sluice.query.answer;
