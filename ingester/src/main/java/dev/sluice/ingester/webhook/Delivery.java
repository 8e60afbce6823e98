package dev.sluice.ingester.webhook;

/**
 * One verified delivery.
 *
 * @param event GitHub's name of its kind, such as {@code pull_request}
 * @param id the delivery's id, the same when GitHub delivers it again
 * @param body its bytes as they came
 * @param receivedAt milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record Delivery(String event, String id, byte[] body, long receivedAt) {}
