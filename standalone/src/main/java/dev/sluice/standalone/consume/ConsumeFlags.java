package dev.sluice.standalone.consume;

import java.util.List;

/**
 * The flags of {@code consume}, as given.
 *
 * @param topic whole or short name
 * @param lane prefix of the lane that a short name is looked for on
 * @param from text of {@code --from}
 * @param filters texts of {@code --filter}
 * @param count most rows
 * @param csv CSV in place of JSON lines
 * @param untilIdle stop at the end
 * @param withOrigin print partition, offset, time and key too
 */
record ConsumeFlags(
        String topic,
        String lane,
        String from,
        List<String> filters,
        long count,
        boolean csv,
        boolean untilIdle,
        boolean withOrigin) {}
