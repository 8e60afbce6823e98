package dev.sluice.sink.gold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sink.sql.SqlFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is loaded for the models: what they name. */
class SilverSourceTest {

    @Test
    void onlyRelationsThatAModelNamesAreLoaded() {
        assertThat(SilverSource.readBy(GoldModel.all()))
                .extracting(source -> source.relation().name())
                .containsExactly("silver_events", "silver_pull_request");
    }

    @Test
    void eventsComeFromTheFilesOfAllTypes() {
        SilverSource events = SilverSource.readBy(GoldModel.all()).get(0);

        assertThat(events.datasets()).hasSize(17).contains("push", "other");
    }

    @Test
    void onlyColumnsThatAModelNamesAreLoadedAndThoseThatTellCopies() {
        GoldModel model = new GoldModel("gold_forks", new SqlFile("x", "select forkee_id from silver_fork"));

        assertThat(SilverSource.readBy(List.of(model)).get(0).relation().names())
                .containsExactly(
                        "event_id",
                        "type",
                        "created_at",
                        "ingested_at",
                        "lane",
                        "semantic_duplicate",
                        "forkee_id",
                        "_partition",
                        "_offset");
    }

    @Test
    void aNameInsideAnotherIsNotThatName() {
        GoldModel model = new GoldModel("x", new SqlFile("x", "select 1 from silver_pull_request_review"));

        assertThat(model.names("silver_pull_request")).isFalse();
        assertThat(model.names("silver_pull_request_review")).isTrue();
    }
}
