package io.ballast.server.protection;

import io.ballast.server.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.util.UriUtils;

/**
 * What the list is held to, as the address says it.
 *
 * @param customer code, empty for all
 * @param days of those that end soon: within so many days
 */
record ProtectionQuery(String customer, Optional<ProtectionKind> kind, Protections.Show show, int days) {
    static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;

    /** @throws Refusal if a part of the address is not known */
    static ProtectionQuery of(String customer, String kind, String show, int days) {
        return new ProtectionQuery(
                customer.strip(),
                kind.isBlank()
                        ? Optional.empty()
                        : Optional.of(one(ProtectionKind.values(), ProtectionKind::name, kind, "kind")),
                one(Protections.Show.values(), Protections.Show::name, show, "show"),
                days);
    }

    private static <E> E one(E[] values, Function<E, String> name, String wanted, String field) {
        return Arrays.stream(values)
                .filter(each -> name.apply(each).equals(wanted))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("protection.fault.filter", field));
    }

    /** @throws Refusal if there are too many days, or fewer than none */
    static Protections.Filter filter(
            Optional<Long> customer, Optional<ProtectionKind> kind, Protections.Show show, int days, LocalDate today) {
        if (days < 0 || days > MOST_DAYS) {
            throw Refusal.badRequest("protection.fault.days", MOST_DAYS);
        }
        return new Protections.Filter(customer, kind, show, today, today.plusDays(days));
    }

    String text() {
        List<String> parts = new ArrayList<>(List.of("show=" + show));
        if (show == Protections.Show.EXPIRING) {
            parts.add("days=" + days);
        }
        kind.ifPresent(of -> parts.add("kind=" + of));
        if (!customer.isEmpty()) {
            parts.add("customer=" + UriUtils.encode(customer, StandardCharsets.UTF_8));
        }
        return String.join("&", parts);
    }
}
