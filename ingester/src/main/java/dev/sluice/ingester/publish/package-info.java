/** From lines to the log, each exactly once: the events of a stretch and the position behind them are one transaction. */
package dev.sluice.ingester.publish;
