package io.ballast.server.notification;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The form of a receiver as it was sent.
 *
 * @param type what it understands
 * @param name as people call it
 * @param address where it is posted to
 * @param secret of 钉钉 or 飞书, empty where the group has none; of a webhook it is drawn here
 * @param kinds what it is told of
 * @param department code of the branch whose customers it is told of, empty for all
 * @param language zh or en
 */
record EndpointForm(
        Endpoint.Type type,
        String name,
        String address,
        String secret,
        Set<Kind> kinds,
        String department,
        String language) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SECRET = 200;

    EndpointForm {
        kinds = Set.copyOf(kinds);
    }

    static EndpointForm empty() {
        return new EndpointForm(Endpoint.Type.WEBHOOK, "", "", "", EnumSet.of(Kind.WARNING, Kind.WARNINGS), "", "zh");
    }

    static EndpointForm of(Endpoint endpoint) {
        return new EndpointForm(
                endpoint.type(),
                endpoint.name(),
                endpoint.host(),
                "",
                endpoint.kinds(),
                endpoint.department().orElse(""),
                endpoint.language().getLanguage());
    }

    /** What may leave the house: not what concerns one account. */
    static List<Kind> offered() {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.ACCOUNT_SECURITY && kind != Kind.ENDPOINT_DISABLED && kind != Kind.TEST)
                .toList();
    }

    Optional<String> departmentCode() {
        return Optional.of(department.strip()).filter(code -> !code.isEmpty());
    }

    Locale locale() {
        return language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    /** What is wrong with a new receiver, its address apart. */
    Optional<String> fault(Set<String> departments) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            return Optional.of("notification.fault.name");
        }
        return secret.length() > LONGEST_SECRET ? Optional.of("notification.fault.secret") : changeFault(departments);
    }

    /** What is wrong with what can be changed. */
    Optional<String> changeFault(Set<String> departments) {
        if (kinds.isEmpty() || !offered().containsAll(kinds)) {
            return Optional.of("notification.fault.kinds");
        }
        return departmentCode()
                .filter(code -> !departments.contains(code))
                .map(code -> "notification.fault.department");
    }

    Map<String, Object> asTrail() {
        return Map.of(
                "type", type.name(),
                "channel", name.strip(),
                "kinds", kinds.stream().map(Kind::name).sorted().toList().toString(),
                "department", department,
                "language", language);
    }
}
