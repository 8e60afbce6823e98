/** Up to when the event times in silver are complete, as far as Kafka can tell. */
package dev.sluice.sink.watermark;
