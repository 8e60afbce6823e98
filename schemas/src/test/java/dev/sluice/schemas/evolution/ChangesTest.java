package dev.sluice.schemas.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small record and what may become of it; the fields stand for {@code {'name':…}} without the outer braces. */
final class ChangesTest {
    private static final String ID = "'name':'id','type':'string'";
    private static final String STARS = "'name':'stars','type':['null','int'],'default':null";
    private static final String AT = "'name':'at','type':{'type':'long','logicalType':'timestamp-millis'}";
    private static final String STATE =
            "'name':'state','type':{'type':'enum','name':'State','symbols':['OPEN','CLOSED','UNKNOWN'],'default':'UNKNOWN'}";
    private static final String OWNER =
            "'name':'owner','type':['null',{'type':'record','name':'Owner','fields':[{'name':'login','type':'string'}]}],'default':null";
    private static final Schema RELEASED = record("Repo", ID, STARS, AT, STATE, OWNER);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id     | 'name':'name','type':'string'                                                     | FIELD_WITHOUT_DEFAULT_STAYS | id    | was removed
            id     | 'name':'name','type':'string'                                                     | NEW_FIELD_NEEDS_DEFAULT     | name  | is new and has no default
            id     | 'name':'id','type':'long'                                                         | TYPE_STAYS                  | id    | was string, is long
            id     | 'name':'id','type':{'type':'array','items':'string'}                              | TYPE_STAYS                  | id    | was string, is array
            stars  | 'name':'stars','type':'int'                                                       | TYPE_STAYS                  | stars | was null or int, is int
            stars  | 'name':'stars','type':['null','string'],'default':null                            | TYPE_STAYS                  | stars | was null or int, is null or string
            at     | 'name':'at','type':'long'                                                         | MEANING_STAYS               | at    | was timestamp-millis, is a plain long
            at     | 'name':'at','type':{'type':'long','logicalType':'timestamp-micros'}               | MEANING_STAYS               | at    | was timestamp-millis, is timestamp-micros
            state  | 'name':'state','type':{'type':'enum','name':'State','symbols':['OPEN','UNKNOWN'],'default':'UNKNOWN'} | ENUM_SYMBOL_STAYS | state | no longer has the symbol CLOSED
            state  | 'name':'state','type':{'type':'enum','name':'State','symbols':['OPEN','UNKNOWN']} | ENUM_SYMBOL_STAYS           | state | no longer has the symbol CLOSED
            owner  | 'name':'owner','type':['null',{'type':'record','name':'Person','fields':[{'name':'login','type':'string'}]}],'default':null | NAME_STAYS | owner | was called test.Owner, is called test.Person
            owner  | 'name':'owner','type':['null',{'type':'record','name':'Owner','fields':[{'name':'login','type':'string'},{'name':'id','type':'long'}]}],'default':null | NEW_FIELD_NEEDS_DEFAULT | owner.id | is new and has no default
            owner  | 'name':'owner','type':['null',{'type':'record','name':'Owner','fields':[]}],'default':null | FIELD_WITHOUT_DEFAULT_STAYS | owner.login | was removed
            """)
    void aBreakIsNamedByFieldAndRule(String replaced, String by, Rule rule, String field, String seen) {
        assertThat(Changes.between(RELEASED, withFieldReplaced(replaced, by))).contains(new Change(field, rule, seen));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'name':'stars','type':['null','long'],'default':null",
                "'name':'likes','aliases':['stars'],'type':['null','int'],'default':null",
                "'name':'forks','type':['null','int'],'default':null",
                "'name':'stars','type':['null','int'],'doc':'another doc','default':null"
            })
    void whatReadsEveryOldRecordMayFollow(String stars) {
        assertThat(Changes.between(RELEASED, withFieldReplaced("stars", stars))).isEmpty();
    }

    @Test
    void aNewFieldWithADefaultAndANewSymbolMayFollow() {
        var wider = STATE.replace("'UNKNOWN'],", "'UNKNOWN','MERGED'],");

        assertThat(Changes.between(
                        RELEASED, record("Repo", ID, STARS, AT, wider, OWNER, "'name':'n','type':'int','default':0")))
                .isEmpty();
    }

    @Test
    void aRenamedRecordIsABreakUnlessItsOldNameIsAnAlias() {
        var renamed = record("Repository", ID, STARS, AT, STATE, OWNER);
        var aliased = new Schema.Parser()
                .parse(renamed.toString().replaceFirst("\"namespace\"", "\"aliases\":[\"Repo\"],\"namespace\""));

        assertThat(Changes.between(RELEASED, renamed))
                .containsExactly(new Change("", Rule.NAME_STAYS, "was called test.Repo, is called test.Repository"));
        assertThat(Changes.between(RELEASED, aliased)).isEmpty();
    }

    @Test
    void aRecordThatHoldsItselfIsWalkedOnce() {
        var list = record("List", "'name':'next','type':['null','test.List'],'default':null");
        var longer = record("List", "'name':'next','type':['null','test.List'],'default':null", ID);

        assertThat(Changes.between(list, list)).isEmpty();
        assertThat(Changes.between(list, longer))
                .containsExactly(new Change("id", Rule.NEW_FIELD_NEEDS_DEFAULT, "is new and has no default"));
    }

    private static Schema withFieldReplaced(String name, String by) {
        return record(
                "Repo",
                Stream.of(ID, STARS, AT, STATE, OWNER)
                        .map(field -> field.startsWith("'name':'" + name + "'") ? by : field)
                        .toArray(String[]::new));
    }

    private static Schema record(String name, String... fields) {
        var text = "{'type':'record','name':'" + name + "','namespace':'test','fields':[{" + String.join("},{", fields)
                + "}]}";
        return new Schema.Parser().parse(text.replace('\'', '"'));
    }
}
