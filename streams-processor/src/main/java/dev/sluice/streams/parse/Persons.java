package dev.sluice.streams.parse;

import dev.sluice.silver.Person;
import java.util.List;

/** Accounts that an event names beside its actor. */
final class Persons {
    private Persons() {}

    /** The one of that id and login; null where there is neither. */
    static Person of(Fields fields, Field id, Field login) {
        return fields.has(id) || fields.has(login) ? new Person(fields.id(id), fields.text(login)) : null;
    }

    /**
     * All of a list, which GitHub sends since about 2016, or else the single one of before.
     *
     * @param told whether none at all means that there is nobody, and not that the event does not say
     */
    static List<?> of(Fields fields, Field list, Field id, Field login, boolean told) {
        if (fields.has(list)) {
            return fields.list(list);
        }
        var single = of(fields, id, login);
        return single != null ? List.of(single) : told ? List.of() : null;
    }
}
