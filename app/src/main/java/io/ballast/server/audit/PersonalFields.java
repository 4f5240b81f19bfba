package io.ballast.server.audit;

import java.util.Set;

/** Decides, in this one place, which parts of an entry are about a person and may have to be erased one day. */
final class PersonalFields {
    /** Names of fields before and after the effect. */
    private static final Set<String> FIELDS =
            Set.of("username", "displayName", "email", "owner", "address", "subject", OnBehalfOf.FIELD);

    /** Kinds of subject whose id names a person. */
    private static final Set<String> SUBJECTS = Set.of("user");

    private PersonalFields() {}

    static boolean isPersonalActor(String actor) {
        return !actor.equals(Audit.SYSTEM);
    }

    static boolean isPersonalSubject(String subjectType) {
        return SUBJECTS.contains(subjectType);
    }

    /** A field counts when it holds a text. */
    static boolean isPersonalField(String name) {
        return FIELDS.contains(name);
    }
}
