package io.ballast.server.limits;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerSubjects;
import io.ballast.server.customers.Obligor;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.policy.Policies;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.Page;
import io.ballast.server.web.Panels;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks for a limit: what is known of whose it is to be, what the request would mean, and who will have to agree. */
@Controller
class LimitRequestPages {
    private static final int LONGEST_FIELD = 100;
    private static final String METHODS = "limit";

    private final LimitDesk desk;
    private final Planning planning;
    private final RequestForms forms;
    private final Obligors obligors;
    private final CustomerSubjects subjects;
    private final Policies policies;
    private final Panels panels;
    private final Formats formats;
    private final Clock clock;

    LimitRequestPages(
            LimitDesk desk,
            Planning planning,
            RequestForms forms,
            Obligors obligors,
            CustomerSubjects subjects,
            Policies policies,
            Panels panels,
            Formats formats,
            Clock clock) {
        this.desk = desk;
        this.planning = planning;
        this.forms = forms;
        this.obligors = obligors;
        this.subjects = subjects;
        this.policies = policies;
        this.panels = panels;
        this.formats = formats;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry limitRequestsEntry() {
        return new NavigationEntry(
                NavigationEntry.Section.TODAY, 40, "limits.requests", Icon.SCALE, "/limit-requests", Authority.READ);
    }

    @GetMapping("/limit-requests/new")
    @Allowed(Authority.WRITE)
    ModelAndView form(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam Optional<String> group,
            @RequestParam(defaultValue = "") String company,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "AMOUNT") RequestForms.Kind kind) {
        var form = new RequestForm(
                UUID.randomUUID(),
                group.isPresent() && Users.current().seesEveryCustomer(),
                cut(group.orElse(customer)),
                cut(company),
                kind,
                cut(amount),
                planning.currency().code(),
                LocalDate.now(clock).toString(),
                "",
                "",
                Optional.empty());
        return page(form, HttpStatus.OK, Optional.empty());
    }

    private static String cut(String written) {
        return written.substring(0, Math.min(LONGEST_FIELD, written.length()));
    }

    private ModelAndView page(RequestForm form, HttpStatus status, Optional<NewRequestPage.Meant> plan) {
        CurrentUser user = Users.current();
        Optional<NewRequestPage.Known> known =
                obligor(form, user).map(of -> known(part(of, form).orElse(of), user));
        return Page.of(
                "limits/ask",
                new NewRequestPage(
                        form,
                        form.isOfGroup() ? List.of() : obligors.companies(),
                        known,
                        plan,
                        planning.currency(),
                        user.seesEveryCustomer()),
                status);
    }

    private Optional<NamedObligor> obligor(RequestForm form, CurrentUser user) {
        return form.isOfGroup() ? obligors.group(form.code(), user) : obligors.customer(form.code(), user);
    }

    /** The same with the company of ours that the form names, if it names one; empty if there is no such company. */
    private Optional<NamedObligor> part(NamedObligor of, RequestForm form) {
        return of.isGroup() || form.company().isEmpty() ? Optional.of(of) : obligors.with(of, form.company());
    }

    private NewRequestPage.Known known(NamedObligor of, CurrentUser user) {
        Optional<Panels.Section> methods = of.isGroup()
                ? Optional.empty()
                : panels.named(
                        METHODS, subjects.of(subjects.profile(of.code(), user).customer()), user);
        return new NewRequestPage.Known(of, obligors.facts(of.obligor()), methods);
    }

    @PostMapping("/limit-requests")
    @Allowed(Authority.WRITE)
    ModelAndView ask(
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam Optional<String> group,
            @RequestParam(defaultValue = "") String company,
            @RequestParam(defaultValue = "AMOUNT") RequestForms.Kind kind,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "plan") String mode,
            HttpServletRequest request) {
        var form = new RequestForm(
                id,
                group.isPresent(),
                cut(group.orElse(customer).strip()),
                cut(company),
                kind,
                cut(amount),
                cut(currency),
                cut(from),
                cut(to),
                reason,
                Optional.empty());
        Fmt fmt = formats.of(Preferences.of(request));
        CurrentUser user = Users.current();
        try {
            NamedObligor whole = obligor(form, user)
                    .orElseThrow(() -> new WrittenFields.Wrong(
                            "code", form.isOfGroup() ? "limits.fault.group" : "limits.fault.customer", form.code()));
            NamedObligor of = part(whole, form)
                    .orElseThrow(() -> new WrittenFields.Wrong("company", "limits.fault.company", form.company()));
            Asked asked = asked(form, of.obligor());
            if (mode.equals("ask")) {
                return Page.redirect(
                        "/limit-requests/" + desk.ask(asked, user).asked().id());
            }
            return page(form, HttpStatus.OK, Optional.of(meant(asked, user)));
        } catch (WrittenFields.Wrong wrong) {
            return page(form.with(wrong.fault(fmt)), HttpStatus.UNPROCESSABLE_CONTENT, Optional.empty());
        } catch (Refusal refusal) {
            return page(
                    form.with(new RequestForm.Fault("", refusal.reason(fmt))),
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Optional.empty());
        }
    }

    private Asked asked(RequestForm form, Obligor obligor) throws WrittenFields.Wrong {
        Currency currency = WrittenFields.currency(form.currency());
        boolean hasAmount = form.kind() == RequestForms.Kind.AMOUNT || form.kind() == RequestForms.Kind.TEMPORARY;
        return forms.asked(
                form.id(),
                obligor,
                form.kind(),
                hasAmount ? Optional.of(WrittenFields.minor(form.amount(), currency)) : Optional.empty(),
                Optional.of(currency),
                WrittenFields.day("from", form.from()),
                WrittenFields.day("to", form.to()),
                form.reason());
    }

    private NewRequestPage.Meant meant(Asked asked, CurrentUser user) {
        Plan plan = desk.plan(asked, user);
        return new NewRequestPage.Meant(
                asked,
                plan,
                Breach.of(
                        Asked.weight(asked.obligor(), plan.asked()),
                        plan.isCut(),
                        plan.facts(),
                        policies.inForce(LocalDate.now(clock)).policy().limit()));
    }
}
