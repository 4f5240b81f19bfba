package io.ballast.server.assessment;

import io.ballast.server.identity.Users;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The grade a person put in place of the computed one. */
@Component
class OverridePanel implements Panel {
    private final GradeOverrides overrides;
    private final CustomerVerdicts verdicts;
    private final Clock clock;

    OverridePanel(GradeOverrides overrides, CustomerVerdicts verdicts, Clock clock) {
        this.overrides = overrides;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place("customer", 115, "override", "assessment.override", "assessment:rating:read");
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        return Optional.of(new Fragment("assessment/customer_override", page(customer, OverrideForm.EMPTY)));
    }

    OverridePage page(Subject customer, OverrideForm form) {
        return new OverridePage(
                customer.code(),
                verdicts.of(customer.id()),
                overrides.of(customer.id(), Users.current()),
                LocalDate.now(clock),
                form);
    }
}
