package dev.sluice.lake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** A manifest entry as JSON, and back. */
final class ManifestCodec {

    /** An unknown property may change what the entry means, so it is refused, not skipped. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private ManifestCodec() {}

    static byte[] encode(ManifestEntry entry) throws IOException {
        return JSON.writeValueAsBytes(entry);
    }

    static ManifestEntry decode(byte[] json) throws IOException {
        return JSON.readValue(json, ManifestEntry.class);
    }
}
