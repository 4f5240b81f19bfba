package io.ballast.server.identity;

import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** For whom a signed-in browser acts: for its own user, or as the deputy of another. Tokens never act for others. */
@Component
class Acting {
    private static final String DEPUTY = Acting.class.getName();

    private final Deputies deputies;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    Acting(Deputies deputies, Accounts accounts, TransactionTemplate transaction) {
        this.deputies = deputies;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /** Who acts in this session, as it is now; a deputy whose time is over is back to the own account. */
    CurrentUser of(HttpSession session, Account account) {
        if (session.getAttribute(DEPUTY) instanceof Long id) {
            Optional<CurrentUser> acting = deputies.acting(id, account);
            if (acting.isPresent()) {
                return acting.get();
            }
            session.removeAttribute(DEPUTY);
        }
        return accounts.asCurrent(account);
    }

    /**
     * From the next request on this session acts for another.
     *
     * @throws Refusal as not found if it is not the user's, as a conflict if it cannot be used now
     */
    void begin(long id, CurrentUser user, HttpServletRequest request) {
        Deputy deputy = deputies.of(user.id()).stream()
                .filter(known -> known.id() == id && known.deputy().id() == user.id())
                .findFirst()
                .orElseThrow(Refusal::notFound);
        Account own = accounts.find(user.id()).orElseThrow();
        if (deputies.acting(id, own).isEmpty()) {
            throw Refusal.conflict("identity.fault.deputy.not-now");
        }
        transaction.executeWithoutResult(status -> deputies.note("identity.deputy.acting", deputy));
        request.changeSessionId();
        request.getSession().setAttribute(DEPUTY, id);
    }

    /** Back to the own account. */
    void stop(CurrentUser user, HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (session.getAttribute(DEPUTY) instanceof Long id) {
            deputies.of(user.id()).stream()
                    .filter(known -> known.id() == id)
                    .findFirst()
                    .ifPresent(deputy -> transaction.executeWithoutResult(
                            status -> deputies.note("identity.deputy.stopped", deputy)));
            session.removeAttribute(DEPUTY);
        }
    }
}
