package io.ballast.server.protection;

import io.ballast.server.customers.CreditGroup;
import io.ballast.server.customers.CreditGroups;
import io.ballast.server.customers.Customer;
import io.ballast.server.customers.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What speaks against a promise: a guarantor who is the debtor, stands under the same control, or cannot pay. */
@Component
class GuarantorWarnings {
    private final CreditGroups groups;
    private final List<DefaultWatch> defaults;

    GuarantorWarnings(CreditGroups groups, List<DefaultWatch> defaults) {
        this.groups = groups;
        this.defaults = List.copyOf(defaults);
    }

    /**
     * A warning; the words are the message {@code protection.warning.<name>}.
     *
     * @param about the customer it is said of
     */
    record Warning(Kind kind, Customer about) {}

    /** What can be wrong of a guarantor. */
    enum Kind {
        /** It promises to pay its own debt: that does not count. */
        OWN_WORD,
        SAME_GROUP,
        IN_DEFAULT,
        STOPPED
    }

    List<Warning> of(ProtectedDocument document, LocalDate today) {
        if (!document.kind().isPromise() || document.guarantor().isEmpty()) {
            return List.of();
        }
        Customer guarantor = document.guarantor().get();
        List<Warning> warnings = new ArrayList<>();
        if (defaults.stream().anyMatch(watch -> watch.isInDefault(guarantor.id()))) {
            warnings.add(new Warning(Kind.IN_DEFAULT, guarantor));
        }
        if (guarantor.status() != Customer.Status.ACTIVE) {
            warnings.add(new Warning(Kind.STOPPED, guarantor));
        }
        Optional<Long> ultimate = ultimate(guarantor.id(), today);
        for (Cover.Allocation part : document.versions().getFirst().cover().allocations()) {
            Customer debtor = part.customer();
            if (debtor.id().equals(guarantor.id())) {
                warnings.add(new Warning(Kind.OWN_WORD, debtor));
            } else if (ultimate.isPresent() && ultimate.equals(ultimate(debtor.id(), today))) {
                warnings.add(new Warning(Kind.SAME_GROUP, debtor));
            }
        }
        return warnings;
    }

    private Optional<Long> ultimate(CustomerId customer, LocalDate today) {
        List<CreditGroup> path = groups.path(customer, today);
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast().id());
    }
}
