/** GitHub's event feeds as they are polled: when to ask, what an answer means, what a poll brings. Nothing here knows the log. */
package dev.sluice.ingester.live;
