package io.ballast.server.protection;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Customer;
import io.ballast.server.customers.CustomerProfile;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.StepUp;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Documents for people: registered, looked at, changed, confirmed. For those alone who know of every customer. */
@Controller
class ProtectionPages {
    private static final String ONE = "/protections/{protection:[0-9a-fA-F-]{36}}";
    private static final int LONGEST_FIELD = 200;

    private final ProtectionDesk desk;
    private final ProtectionRows rows;
    private final Protections protections;
    private final Covers covers;
    private final GuarantorWarnings warnings;
    private final VisibleCustomers customers;
    private final Formats formats;
    private final Clock clock;

    ProtectionPages(
            ProtectionDesk desk,
            ProtectionRows rows,
            Protections protections,
            Covers covers,
            GuarantorWarnings warnings,
            VisibleCustomers customers,
            Formats formats,
            Clock clock) {
        this.desk = desk;
        this.rows = rows;
        this.protections = protections;
        this.covers = covers;
        this.warnings = warnings;
        this.customers = customers;
        this.formats = formats;
        this.clock = clock;
    }

    @GetMapping("/protections/new")
    @Allowed(value = ProtectionDesk.WRITE, everyCustomer = true)
    ModelAndView form(@RequestParam(defaultValue = "") String customer) {
        Optional<Customer> known = customers.byCode(customer, Users.current()).map(CustomerProfile::customer);
        return form(ProtectionForm.empty(known, LocalDate.now(clock)), HttpStatus.OK);
    }

    private static ModelAndView form(ProtectionForm form, HttpStatus status) {
        return Page.of("protection/form", new FormPage(form), status);
    }

    @PostMapping("/protections")
    @Allowed(value = ProtectionDesk.WRITE, everyCustomer = true)
    ModelAndView register(
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String issuer,
            @RequestParam(defaultValue = "") String guarantor,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String haircut,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String note,
            @RequestParam MultiValueMap<String, String> all,
            HttpServletRequest request) {
        var form = new ProtectionForm(
                id,
                Optional.empty(),
                cut(kind),
                cut(issuer),
                cut(guarantor),
                cut(number),
                cut(currency),
                cut(value),
                cut(haircut),
                cut(from),
                cut(to),
                note,
                lines(all, "customer"),
                lines(all, "amount"),
                Optional.empty());
        CurrentUser user = Users.current();
        return answered(form, request, () -> {
            Currency in = form.currencyOf();
            return desk.register(
                    new Registration(
                            id,
                            form.kindOf(),
                            form.issuer().strip(),
                            form.guarantor().isBlank()
                                    ? Optional.empty()
                                    : Optional.of(covers.customer(form.guarantor(), user)),
                            form.number().strip(),
                            in,
                            cover(form, in, user)),
                    user);
        });
    }

    private static String cut(String written) {
        return written.substring(0, Math.min(LONGEST_FIELD + 1, written.length()));
    }

    /** The values of a field that stands in the form once a line, commas and all. */
    private static List<String> lines(MultiValueMap<String, String> all, String field) {
        return all.getOrDefault(field, List.of()).stream()
                .limit(ProtectionDesk.MOST_CUSTOMERS + 1L)
                .map(ProtectionPages::cut)
                .toList();
    }

    private Cover cover(ProtectionForm form, Currency in, CurrentUser user) {
        return covers.of(
                form.valueMinor(in),
                form.haircutPercent(),
                form.validFrom(),
                form.validTo(),
                form.note(),
                form.parts(in),
                user);
    }

    /** What is refused is said above the form as it was written. */
    private ModelAndView answered(ProtectionForm form, HttpServletRequest request, Supplier<ProtectedDocument> act) {
        return Page.after(
                () -> "/protections/" + act.get().id(),
                refusal -> form(
                        form.refused(refusal.reason(formats.of(Preferences.of(request)))),
                        HttpStatus.UNPROCESSABLE_CONTENT));
    }

    @GetMapping(ONE)
    @Allowed(value = ProtectionDesk.READ, everyCustomer = true)
    ModelAndView one(@PathVariable("protection") UUID id) {
        return page(id, HttpStatus.OK, Optional.empty());
    }

    private ModelAndView page(UUID id, HttpStatus status, Optional<String> fault) {
        ProtectedDocument document = document(id);
        LocalDate today = LocalDate.now(clock);
        boolean isOwn = document.open()
                .filter(version -> rows.isOwn(version.id(), Users.current().id()))
                .isPresent();
        return Page.of(
                "protection/document",
                new ProtectionPage(
                        document,
                        protections.of(id),
                        warnings.of(document, today),
                        isOwn,
                        UUID.randomUUID(),
                        today,
                        fault),
                status);
    }

    private ProtectedDocument document(UUID id) {
        return rows.find(id).orElseThrow(Refusal::notFound);
    }

    @GetMapping(ONE + "/change")
    @Allowed(value = ProtectionDesk.WRITE, everyCustomer = true)
    ModelAndView change(@PathVariable("protection") UUID id) {
        return form(ProtectionForm.of(document(id)), HttpStatus.OK);
    }

    @PostMapping(ONE + "/changes")
    @Allowed(value = ProtectionDesk.WRITE, everyCustomer = true)
    ModelAndView change(
            @PathVariable("protection") UUID protection,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String haircut,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String note,
            @RequestParam MultiValueMap<String, String> all,
            HttpServletRequest request) {
        ProtectedDocument document = document(protection);
        ProtectionForm known = ProtectionForm.of(document);
        var form = new ProtectionForm(
                id,
                known.document(),
                known.kind(),
                known.issuer(),
                known.guarantor(),
                known.number(),
                known.currency(),
                cut(value),
                cut(haircut),
                cut(from),
                cut(to),
                note,
                lines(all, "customer"),
                lines(all, "amount"),
                Optional.empty());
        CurrentUser user = Users.current();
        return answered(form, request, () -> desk.change(protection, id, cover(form, document.currency(), user), user));
    }

    @PostMapping(ONE + "/ending")
    @Allowed(value = ProtectionDesk.WRITE, everyCustomer = true)
    ModelAndView end(
            @PathVariable("protection") UUID protection,
            @RequestParam UUID id,
            @RequestParam Cover.State state,
            @RequestParam(defaultValue = "") String why,
            HttpServletRequest request) {
        return said(protection, request, () -> desk.end(protection, id, state, why, Users.current()));
    }

    @PostMapping(ONE + "/confirmation")
    @Allowed(value = ProtectionDesk.CONFIRM, everyCustomer = true)
    @StepUp("protection.step-up.confirmation")
    ModelAndView confirm(
            @PathVariable("protection") UUID protection, @RequestParam int version, HttpServletRequest request) {
        return said(protection, request, () -> desk.confirm(protection, version, Users.current()));
    }

    @PostMapping(ONE + "/rejection")
    @Allowed(value = ProtectionDesk.CONFIRM, everyCustomer = true)
    ModelAndView reject(
            @PathVariable("protection") UUID protection,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request) {
        return said(protection, request, () -> desk.reject(protection, version, comment, Users.current()));
    }

    /** What is refused is said on the page as it is now. */
    private ModelAndView said(UUID id, HttpServletRequest request, Supplier<ProtectedDocument> act) {
        return Page.after(
                () -> "/protections/" + act.get().id(),
                refusal ->
                        page(id, refusal.status(), Optional.of(refusal.reason(formats.of(Preferences.of(request))))));
    }
}
