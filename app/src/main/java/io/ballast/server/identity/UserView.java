package io.ballast.server.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The page of one user, for administrators. */
@Component
class UserView {
    private final Accounts accounts;
    private final ToxicPairs pairs;
    private final Deputies deputies;
    private final Passkeys passkeys;
    private final ProviderLinking linking;
    private final Clock clock;

    UserView(
            Accounts accounts,
            ToxicPairs pairs,
            Deputies deputies,
            Passkeys passkeys,
            ProviderLinking linking,
            Clock clock) {
        this.accounts = accounts;
        this.pairs = pairs;
        this.deputies = deputies;
        this.passkeys = passkeys;
        this.linking = linking;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param account empty for one that is yet to be invited
     * @param user what the form shows
     * @param faults message keys of what is wrong, by field
     * @param notice message key of what just happened
     */
    UserPage page(Optional<Account> account, NewUser user, Map<NewUser.Field, String> faults, Optional<String> notice) {
        return page(account, user, faults, notice, DeputyForm.fresh(LocalDate.now(clock)));
    }

    /** The page with a form for a deputy that was refused, as it was typed. */
    UserPage again(Account account, DeputyForm form) {
        return page(Optional.of(account), NewUser.of(account), Map.of(), Optional.empty(), form);
    }

    private UserPage page(
            Optional<Account> account,
            NewUser user,
            Map<NewUser.Field, String> faults,
            Optional<String> notice,
            DeputyForm form) {
        long id = account.map(Account::id).orElse(0L);
        DeputyList list = DeputyList.of(id, deputies.of(id), LocalDate.now(clock), form);
        return new UserPage(
                account,
                user,
                faults,
                accounts.departments(),
                pairs.all(),
                list,
                passkeys.of(id),
                linking.hasProvider(),
                linking.of(id),
                notice);
    }
}
