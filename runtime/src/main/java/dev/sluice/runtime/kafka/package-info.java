/** What every client of Kafka needs: properties stated once, topics made sure of, lag that tells unread records from markers. */
package dev.sluice.runtime.kafka;
