package io.ballast.server.notification;

import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import io.ballast.server.identity.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whom notices go to, by the roles and scopes of now. Nobody is told of a customer outside their scope. */
@Component
class Recipients {
    private static final String READ_WARNINGS = "earlywarning:alert:read";

    private final Colleagues colleagues;
    private final CustomerPlaces places;

    Recipients(Colleagues colleagues, CustomerPlaces places) {
        this.colleagues = colleagues;
        this.places = places;
    }

    /** The people a notice goes to. */
    List<CurrentUser> of(Notice notice) {
        List<CustomerPlace> concerned = places.of(notice.customers());
        return colleagues.all().stream()
                .filter(user -> isMeant(notice.audience(), user))
                .filter(user -> notice.customers().isEmpty() || count(concerned, user.scope()) > 0)
                .toList();
    }

    private static boolean isMeant(Audience audience, CurrentUser user) {
        return switch (audience) {
            case Audience.Persons persons -> persons.users().contains(user.id());
            case Audience.Holders holders ->
                user.may(holders.permission()) && !holders.except().contains(user.id());
            case Audience.Overseers overseers ->
                user.may(overseers.permission())
                        && user.seesEveryCustomer()
                        && !overseers.except().contains(user.id());
            case Audience.InCharge() ->
                user.may(READ_WARNINGS)
                        && (user.roles().contains(Role.CREDIT_MANAGER) || user.scope() instanceof DataScope.Self);
        };
    }

    /** How many of the customers of a notice lie within a scope now. */
    int covered(Notice notice, DataScope scope) {
        return count(places.of(notice.customers()), scope);
    }

    private static int count(List<CustomerPlace> places, DataScope scope) {
        return (int) places.stream().filter(place -> place.isWithin(scope)).count();
    }
}
