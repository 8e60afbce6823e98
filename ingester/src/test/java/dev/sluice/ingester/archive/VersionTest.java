package dev.sluice.ingester.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
    @ParameterizedTest
    @CsvSource({
        "\"a\",5,\"a\",5,false",
        "\"a\",5,\"a\",6,false",
        "\"a\",5,\"b\",5,true",
        "\"a\",5,W/\"a\",5,false",
        ",5,\"a\",5,false",
        ",5,\"a\",6,true",
        ",5,,6,true",
        ",-1,,6,false"
    })
    void versionsDifferByTheirETagsOrElseBySize(String etag, long size, String other, long otherSize, boolean differ) {
        assertThat(version(etag, size).differsFrom(version(other, otherSize))).isEqualTo(differ);
        assertThat(version(other, otherSize).differsFrom(version(etag, size))).isEqualTo(differ);
    }

    private static Version version(String etag, long size) {
        return new Version(Optional.ofNullable(etag), size < 0 ? OptionalLong.empty() : OptionalLong.of(size));
    }
}
