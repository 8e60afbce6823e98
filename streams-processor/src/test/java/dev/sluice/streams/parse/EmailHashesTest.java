package dev.sluice.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What stands for an e-mail address. */
final class EmailHashesTest {
    private final EmailHashes hashes = new EmailHashes();

    /** sha1("ann") is 744cb9a9fb3d5583744ea3ece9b4d819d90bdee2. */
    @Test
    void anAddressHasTheSameHashPlainAndAsTheArchiveGivesIt() {
        assertThat(hashes.of("ann@example.org"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(hashes.of("744cb9a9fb3d5583744ea3ece9b4d819d90bdee2@example.org"))
                .isEqualTo(new EmailHashes().of("ann@example.org"));
    }

    @Test
    void addressesDifferByPersonAndByHost() {
        assertThat(hashes.of("ann@example.org"))
                .isNotEqualTo(hashes.of("bob@example.org"))
                .isNotEqualTo(hashes.of("ann@example.com"))
                .isNotEqualTo(hashes.of("ann"));
    }

    @Test
    void noAddressHasNoHash() {
        assertThat(hashes.of("")).isNull();
        assertThat(hashes.of(null)).isNull();
    }

    /** The two have one hash code, so that the second takes the place of the first. */
    @Test
    void anAddressThatTookThePlaceOfAnotherDoesNotTakeItsHash() {
        var first = hashes.of("Aa@example.org");
        var second = hashes.of("BB@example.org");

        assertThat("Aa@example.org".hashCode()).isEqualTo("BB@example.org".hashCode());
        assertThat(second).isNotEqualTo(first);
        assertThat(hashes.of("Aa@example.org")).isEqualTo(first);
    }
}
