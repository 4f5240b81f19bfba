package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Customer;
import io.ballast.server.customers.CustomerProfile;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.policy.Policies;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks about an order, shows what was said, confirms or gives back what is held for it. */
@Controller
class CreditCheckPages {
    static final String READ = "creditcontrol:check:read";
    static final String WRITE = "creditcontrol:check:write";
    private static final String ONE = "/credit-checks/{decision:[0-9a-fA-F-]{36}}";

    private final CreditDesk desk;
    private final Decisions decisions;
    private final HoldQueue queue;
    private final OrderForms forms;
    private final VisibleCustomers customers;
    private final Policies policies;
    private final Formats formats;
    private final Clock clock;

    CreditCheckPages(
            CreditDesk desk,
            Decisions decisions,
            HoldQueue queue,
            OrderForms forms,
            VisibleCustomers customers,
            Policies policies,
            Formats formats,
            Clock clock) {
        this.desk = desk;
        this.decisions = decisions;
        this.queue = queue;
        this.forms = forms;
        this.customers = customers;
        this.policies = policies;
        this.formats = formats;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry checksEntry() {
        return new NavigationEntry(
                NavigationEntry.Section.TODAY, 30, "creditcontrol.checks", Icon.CHECK, "/credit-checks", READ);
    }

    @GetMapping("/credit-checks/new")
    @Allowed(WRITE)
    ModelAndView ask(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String shipOn,
            @RequestParam(defaultValue = "ORDER") CheckPoint point,
            @RequestParam(defaultValue = "") String terms,
            @RequestParam(defaultValue = "") String company) {
        Currency base = forms.currency();
        var form = new OrderForm(
                UUID.randomUUID(),
                WrittenOrder.cut(customer),
                WrittenOrder.cut(order),
                WrittenOrder.cut(amount),
                currency.isBlank() ? base.code() : WrittenOrder.cut(currency),
                shipOn.isBlank() ? LocalDate.now(clock).toString() : WrittenOrder.cut(shipOn),
                point,
                Integer.toString(OrderForms.USUAL_HOLD_HOURS),
                "",
                WrittenOrder.terms(terms),
                WrittenOrder.cut(company),
                Optional.empty());
        return page(form, base, HttpStatus.OK);
    }

    private ModelAndView page(OrderForm form, Currency base, HttpStatus status) {
        return Page.of(
                "creditcontrol/order",
                new OrderPage(form, forms.companies(), name(form), Optional.empty(), OptionalLong.empty(), base),
                status);
    }

    private ModelAndView trial(OrderForm form, OrderRequest asked, Currency base, CurrentUser user) {
        OptionalLong minor = asked.currency().equals(base) ? OptionalLong.of(asked.minor()) : OptionalLong.empty();
        return Page.of(
                "creditcontrol/order",
                new OrderPage(
                        form, forms.companies(), name(form), Optional.of(desk.simulate(asked, user)), minor, base));
    }

    private Optional<String> name(OrderForm form) {
        return customers
                .byCode(form.customer(), Users.current())
                .map(CustomerProfile::customer)
                .map(Customer::name);
    }

    @PostMapping("/credit-checks")
    @Allowed(WRITE)
    ModelAndView check(
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String shipOn,
            @RequestParam CheckPoint point,
            @RequestParam(defaultValue = "") String holdHours,
            @RequestParam(defaultValue = "") String margin,
            @RequestParam(defaultValue = "") String terms,
            @RequestParam(defaultValue = "") String company,
            @RequestParam(defaultValue = "check") String mode,
            HttpServletRequest request) {
        var form = new OrderForm(
                id,
                WrittenOrder.cut(customer.strip()),
                WrittenOrder.cut(order),
                WrittenOrder.cut(amount),
                WrittenOrder.cut(currency),
                WrittenOrder.cut(shipOn),
                point,
                WrittenOrder.cut(holdHours),
                WrittenOrder.cut(margin),
                WrittenOrder.terms(terms),
                WrittenOrder.cut(company),
                Optional.empty());
        Fmt fmt = formats.of(Preferences.of(request));
        Currency base = forms.currency();
        CurrentUser user = Users.current();
        try {
            OrderRequest asked = asked(form, user, fmt);
            if (mode.equals("simulate")) {
                return trial(form, asked, base, user);
            }
            return Page.redirect(
                    "/credit-checks/" + desk.check(asked, user).stored().id());
        } catch (WrongField wrong) {
            return page(form.with(wrong.fault), base, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal refusal) {
            return page(
                    form.with(new OrderForm.Fault("", refusal.reason(fmt))), base, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** A field of the form that is not what it should be. */
    private static final class WrongField extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient OrderForm.Fault fault;

        WrongField(String field, String text) {
            super(text);
            this.fault = new OrderForm.Fault(field, text);
        }
    }

    private OrderRequest asked(OrderForm form, CurrentUser user, Fmt fmt) throws WrongField {
        CustomerProfile customer = customers
                .byCode(form.customer(), user)
                .orElseThrow(
                        () -> new WrongField("customer", fmt.text("creditcontrol.fault.customer", form.customer())));
        Currency currency = currency(form.currency(), fmt);
        return forms.request(
                form.id(),
                customer.customer().id(),
                form.order(),
                minor("amount", form.amount(), currency, fmt),
                Optional.of(currency),
                Optional.of(day(form.shipOn(), fmt)),
                form.point(),
                Optional.of(hours(form.holdHours(), fmt)),
                form.margin().isBlank() ? Optional.empty() : Optional.of(minor("margin", form.margin(), currency, fmt)),
                terms(form.terms(), fmt),
                form.company());
    }

    private static Optional<PaymentTerms> terms(String written, Fmt fmt) throws WrongField {
        try {
            return written.isBlank() ? Optional.empty() : Optional.of(OrderForms.terms(written));
        } catch (Refusal refusal) {
            throw new WrongField("terms", refusal.reason(fmt));
        }
    }

    private static Currency currency(String code, Fmt fmt) throws WrongField {
        try {
            return Currency.of(code.strip());
        } catch (IllegalArgumentException e) {
            throw new WrongField("currency", fmt.text("creditcontrol.fault.rate", code));
        }
    }

    private static long minor(String field, String amount, Currency currency, Fmt fmt) throws WrongField {
        try {
            return new BigDecimal(amount.strip().replace(",", "").replace("，", ""))
                    .movePointRight(currency.digits())
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new WrongField(field, fmt.text("creditcontrol.fault." + field));
        }
    }

    private static LocalDate day(String written, Fmt fmt) throws WrongField {
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeException e) {
            throw new WrongField("shipOn", fmt.text("creditcontrol.fault.ship-on", OrderForms.FARTHEST_YEARS));
        }
    }

    private static int hours(String written, Fmt fmt) throws WrongField {
        if (!written.strip().matches("[0-9]{1,4}")) {
            throw new WrongField(
                    "holdHours", fmt.text("creditcontrol.fault.hold-hours", OrderForms.LONGEST_HOLD_HOURS));
        }
        return Integer.parseInt(written.strip());
    }

    @GetMapping(ONE)
    @Allowed(READ)
    ModelAndView decision(@PathVariable("decision") UUID id) {
        StoredDecision stored = decisions.find(id, Users.current()).orElseThrow(Refusal::notFound);
        String policy = policies.find(stored.policy())
                .map(found -> found.policy().code() + " " + found.policy().version())
                .orElse("");
        return Page.of(
                "creditcontrol/decision", new DecisionPage(stored, forms.currency(), policy, queue.ofDecision(id)));
    }

    @PostMapping(ONE + "/posting")
    @Allowed(WRITE)
    ModelAndView post(@PathVariable("decision") UUID id) {
        desk.post(id, Optional.empty(), Users.current());
        return Page.redirect("/credit-checks/" + id);
    }

    @PostMapping(ONE + "/voiding")
    @Allowed(WRITE)
    ModelAndView voiding(@PathVariable("decision") UUID id, @RequestParam(defaultValue = "") String reason) {
        desk.voided(id, OrderForms.reason(reason), Users.current());
        return Page.redirect("/credit-checks/" + id);
    }

    @GetMapping("/credit-checks")
    @Allowed(READ)
    ModelAndView list(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String order,
            @RequestParam Optional<String> at) {
        ListedChecks listed = new ListedChecks(decisions, customers);
        return Page.of(
                "creditcontrol/checks",
                listed.page(
                        WrittenOrder.cut(customer),
                        outcomeOf(outcome),
                        WrittenOrder.cut(order),
                        at,
                        forms.currency(),
                        Users.current()));
    }

    static Optional<Outcome> outcomeOf(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Outcome.valueOf(name));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("creditcontrol.fault.filter", "outcome");
        }
    }
}
