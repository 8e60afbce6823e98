package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Field.*;

import dev.sluice.silver.Commit;
import dev.sluice.silver.Push;
import java.util.ArrayList;
import java.util.List;

/** Pushes. */
final class PushRecipe {
    private PushRecipe() {}

    static Recipe write(EmailHashes hashes) {
        return Recipe.of(Push::new)
                .take("push_id", PUSH_ID)
                .take("ref", REF)
                .take("head", HEAD)
                .take("before", BEFORE)
                .take("size", SIZE)
                .take("distinct_size", DISTINCT_SIZE)
                .make("commits", List.of(COMMITS, OLD_COMMITS), (event, fields) -> commits(fields, hashes))
                .take("forced", FORCED)
                .take("created", CREATED)
                .take("deleted", DELETED)
                .complete();
    }

    private static List<Commit> commits(Fields fields, EmailHashes hashes) {
        var commits = fields.has(COMMITS) ? fields.commits(COMMITS) : fields.commits(OLD_COMMITS);
        if (commits == null) {
            return null;
        }
        var silver = new ArrayList<Commit>(commits.listed().size());
        for (var commit : commits.listed()) {
            silver.add(new Commit(
                    commit.sha(),
                    commit.name(),
                    hashes.of(commit.email()),
                    commit.login(),
                    commit.message(),
                    commit.distinct(),
                    commit.committedAt()));
        }
        return silver;
    }
}
