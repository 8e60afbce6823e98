package dev.sluice.streams.dedup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.EventParser;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an event tells of: the same for two reporters, another for two things. */
final class OccurrenceTest {
    private static final String REPO = "\"repo\":{\"id\":7,\"name\":\"o/r\"},";
    private final EventParser parser = new EventParser(Lane.LIVE);

    private Occurrence of(String type, String payload) {
        return of(type, payload, REPO);
    }

    private Occurrence of(String type, String payload, String repo) {
        var line = """
            {"id":"1","type":"%s","actor":{"id":3,"login":"ann"},%s"payload":%s,"created_at":"2026-01-01T00:00:10Z"}""".formatted(type, repo, payload.replace('\'', '"'));
        var headers = new RecordHeaders()
                .add(Headers.SOURCE, Headers.bytes("file:/a"))
                .add(Headers.FETCHED_AT, Headers.bytes("1767225700000"));
        return Occurrence.of((Accepted) parser.parse(line.getBytes(UTF_8), headers));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PushEvent                     | {'ref':'refs/heads/a','before':'1','head':'2'}                   | {'ref':'refs/heads/a','before':'1','head':'2','push_id':9,'size':3}
            PullRequestEvent              | {'action':'closed','pull_request':{'id':5,'merged':true}}       | {'action':'merged','pull_request':{'id':5}}
            PullRequestEvent              | {'action':'opened','pull_request':{'id':5,'title':'a'}}         | {'action':'opened','pull_request':{'id':5,'state':'open'}}
            IssuesEvent                   | {'action':'closed','issue':{'id':5,'number':1}}                  | {'action':'closed','issue':{'id':5}}
            IssueCommentEvent             | {'action':'created','comment':{'id':5},'issue':{'id':1}}         | {'action':'created','comment':{'id':5}}
            WatchEvent                    | {'action':'started'}                                             | {'action':'started'}
            ForkEvent                     | {'forkee':{'id':5,'full_name':'x/y'}}                            | {'forkee':{'id':5}}
            CreateEvent                   | {'ref':'v1','ref_type':'tag','master_branch':'main'}             | {'ref':'v1','ref_type':'tag'}
            CreateEvent                   | {'ref':null,'ref_type':'repository'}                             | {'ref_type':'repository'}
            DeleteEvent                   | {'ref':'v1','ref_type':'tag','pusher_type':'user'}               | {'ref':'v1','ref_type':'tag'}
            ReleaseEvent                  | {'action':'published','release':{'id':5,'tag_name':'v1'}}        | {'action':'published','release':{'id':5}}
            PullRequestReviewEvent        | {'action':'created','review':{'id':5,'state':'APPROVED'}}        | {'action':'created','review':{'id':5}}
            PullRequestReviewCommentEvent | {'action':'created','comment':{'id':5}}                          | {'action':'created','comment':{'id':5,'body':''}}
            CommitCommentEvent            | {'comment':{'id':5,'commit_id':'a'}}                             | {'comment':{'id':5}}
            GollumEvent                   | {'pages':[{'a':1}]}                                              | {'pages':[{}]}
            MemberEvent                   | {'action':'added','member':{'id':5,'login':'bob'}}               | {'action':'added','member':{'id':5}}
            PublicEvent                   | {}                                                               | {}
            DiscussionEvent               | {'action':'created','discussion':{'id':5,'number':1}}            | {'action':'created','discussion':{'id':5}}
            """)
    void twoReportersMeanTheSame(String type, String one, String other) {
        assertThat(of(type, one)).isNotNull().isEqualTo(of(type, other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PushEvent                     | {'ref':'refs/heads/a','before':'1','head':'2'}             | {'ref':'refs/heads/b','before':'1','head':'2'}
            PushEvent                     | {'ref':'refs/heads/a','before':'1','head':'2'}             | {'ref':'refs/heads/a','before':'2','head':'1'}
            PullRequestEvent              | {'action':'closed','pull_request':{'id':5,'merged':true}} | {'action':'closed','pull_request':{'id':5,'merged':false}}
            PullRequestEvent              | {'action':'opened','pull_request':{'id':5}}               | {'action':'opened','pull_request':{'id':6}}
            IssuesEvent                   | {'action':'closed','issue':{'id':5}}                       | {'action':'reopened','issue':{'id':5}}
            IssueCommentEvent             | {'action':'created','comment':{'id':5}}                    | {'action':'created','comment':{'id':6}}
            ForkEvent                     | {'forkee':{'id':5}}                                        | {'forkee':{'id':6}}
            CreateEvent                   | {'ref':'v1','ref_type':'tag'}                              | {'ref':'v1','ref_type':'branch'}
            DeleteEvent                   | {'ref':'v1','ref_type':'tag'}                              | {'ref':'v2','ref_type':'tag'}
            ReleaseEvent                  | {'action':'published','release':{'id':5}}                  | {'action':'edited','release':{'id':5}}
            PullRequestReviewEvent        | {'action':'created','review':{'id':5}}                     | {'action':'created','review':{'id':6}}
            MemberEvent                   | {'action':'added','member':{'id':5}}                       | {'action':'added','member':{'id':6}}
            """)
    void twoThingsAreToldApart(String type, String one, String other) {
        assertThat(of(type, one)).isNotNull().isNotEqualTo(of(type, other));
    }

    @Test
    void sameIdOfAnotherTypeOrRepositoryIsAnotherThing() {
        var comment = "{'action':'created','comment':{'id':5}}";

        assertThat(of("IssueCommentEvent", comment)).isNotEqualTo(of("PullRequestReviewCommentEvent", comment));
        assertThat(of("IssueCommentEvent", comment))
                .isNotEqualTo(of("IssueCommentEvent", comment, REPO.replace("7", "8")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PushEvent         | {'ref':'refs/heads/a','head':'2'}
            PullRequestEvent  | {'action':'opened','pull_request':{}}
            IssuesEvent       | {'issue':{'id':5}}
            ForkEvent         | {}
            CreateEvent       | {'ref':'a'}
            GollumEvent       | {}
            SponsorshipEvent  | {'action':'created'}
            """)
    void whatTellsTooLittleIsTakenForNothingElse(String type, String payload) {
        assertThat(of(type, payload)).isNull();
    }

    @Test
    void eventWithoutARepositoryIsTakenForNothingElse() {
        assertThat(of("WatchEvent", "{'action':'started'}", "")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PullRequestEvent  | {'action':'opened','pull_request':{'id':5}}     | 0
            PullRequestEvent  | {'action':'reopened','pull_request':{'id':5}}   | 5
            PullRequestEvent  | {'action':'merged','pull_request':{'id':5}}     | 0
            IssuesEvent       | {'action':'labeled','issue':{'id':5}}            | 5
            IssueCommentEvent | {'action':'created','comment':{'id':5}}          | 0
            DiscussionEvent   | {'action':'answered','discussion':{'id':5}}      | 5
            WatchEvent        | {'action':'started'}                             | 5
            PushEvent         | {'ref':'refs/heads/a','before':'1','head':'2'}   | 0
            """)
    void onlyWhatCanHappenAgainNeedsATime(String type, String payload, int within) {
        var occurrence = of(type, payload);

        assertThat(occurrence.within()).isEqualTo(within);
        assertThat(occurrence.second()).isEqualTo(within == 0 ? 0 : 1_767_225_610);
    }
}
