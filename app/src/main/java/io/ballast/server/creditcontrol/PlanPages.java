package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.HeldOrder;
import io.ballast.engine.exposure.ReleasePlan;
import io.ballast.engine.exposure.Strategy;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.CustomerProfile;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** Which of a customer's waiting orders to release first, by four strategies side by side. */
@Controller
class PlanPages {
    private final Rechecks rechecks;
    private final OrderForms forms;
    private final VisibleCustomers customers;

    PlanPages(Rechecks rechecks, OrderForms forms, VisibleCustomers customers) {
        this.rechecks = rechecks;
        this.forms = forms;
        this.customers = customers;
    }

    /**
     * The strategies side by side.
     *
     * @param inForce by which the system goes by itself
     * @param holds key of the hold by number of the order
     */
    record PlanPage(
            String code,
            String name,
            List<ReleasePlan> plans,
            Strategy inForce,
            Map<String, UUID> holds,
            Currency currency) {
        PlanPage {
            plans = List.copyOf(plans);
            holds = Map.copyOf(holds);
        }

        /** Every order that waits, the oldest first. */
        List<HeldOrder> orders() {
            ReleasePlan inTurn = plans.getFirst();
            return Stream.concat(inTurn.released().stream(), inTurn.left().stream())
                    .toList();
        }

        /** What a strategy is called, and that the system goes by it. */
        String label(ReleasePlan plan, Fmt fmt) {
            String label = fmt.text(plan.strategy().label());
            return plan.strategy() == inForce ? fmt.text("creditcontrol.strategy.in-force", label) : label;
        }

        boolean isReleased(ReleasePlan plan, String number) {
            return plan.released().stream()
                    .anyMatch(each -> each.order().number().equals(number));
        }
    }

    @GetMapping("/holds/plan")
    @Allowed(HoldPages.READ)
    ModelAndView plan(@RequestParam String customer) {
        CurrentUser user = Users.current();
        CustomerProfile profile = customers.byCode(customer, user).orElseThrow(Refusal::notFound);
        CustomerId id = profile.customer().id();
        Map<String, UUID> keys = new HashMap<>();
        rechecks.waiting(id, user).forEach(hold -> keys.put(hold.last().number(), hold.id()));
        return Page.of(
                "creditcontrol/plan",
                new PlanPage(
                        profile.customer().code(),
                        profile.customer().name(),
                        rechecks.plans(id, user),
                        rechecks.strategy(),
                        keys,
                        forms.currency()));
    }

    @PostMapping("/holds/plan")
    @Allowed(HoldPages.RELEASE)
    ModelAndView follow(@RequestParam String customer, @RequestParam Strategy strategy) {
        CurrentUser user = Users.current();
        CustomerProfile profile = customers.byCode(customer, user).orElseThrow(Refusal::notFound);
        rechecks.follow(profile.customer().id(), strategy, user);
        return Page.redirect(
                "/holds?state=all&order=AGE&customer=" + UriUtils.encode(customer, StandardCharsets.UTF_8));
    }
}
