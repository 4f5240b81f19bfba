package io.ballast.server.creditcontrol;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.StepUp;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

/** The orders that wait, and what people do about one. */
@Controller
class HoldPages {
    static final String READ = "creditcontrol:hold:read";
    static final String RELEASE = "creditcontrol:hold:release";
    static final String EXPORT = "creditcontrol:hold:export";
    static final String ONE = "/holds/{decision:[0-9a-fA-F-]{36}}";
    private static final int SIZE = 50;
    private static final int MOST_PAGES = 1_000;

    private final Holds holds;
    private final HoldQueue queue;
    private final Releases releases;
    private final ReleaseBounds bounds;
    private final HoldDesk desk;
    private final HoldFigures figures;
    private final Rechecks rechecks;
    private final OrderForms forms;
    private final VisibleCustomers customers;
    private final Formats formats;
    private final Clock clock;

    HoldPages(
            Holds holds,
            HoldQueue queue,
            Releases releases,
            ReleaseBounds bounds,
            HoldDesk desk,
            HoldFigures figures,
            Rechecks rechecks,
            OrderForms forms,
            VisibleCustomers customers,
            Formats formats,
            Clock clock) {
        this.holds = holds;
        this.queue = queue;
        this.releases = releases;
        this.bounds = bounds;
        this.desk = desk;
        this.figures = figures;
        this.rechecks = rechecks;
        this.forms = forms;
        this.customers = customers;
        this.formats = formats;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry holdsEntry() {
        return new NavigationEntry(
                NavigationEntry.Section.TODAY, 25, "creditcontrol.holds", Icon.CLOCK, "/holds", READ);
    }

    @GetMapping("/holds")
    @Allowed(READ)
    ModelAndView list(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "MARGIN_BY_AGE") String order,
            @RequestParam(defaultValue = "0") int page) {
        HoldQuery query = HoldQuery.of(customer, state, kind, order);
        int number = Math.clamp(page, 0, MOST_PAGES);
        CurrentUser user = Users.current();
        var filter = query.filter(customers, user);
        List<Hold> found = filter.map(wanted -> queue.page(wanted, query.order(), number * SIZE, SIZE + 1, user))
                .orElse(List.of());
        return Page.of(
                "creditcontrol/holds",
                new HoldsPage(
                        found.stream().limit(SIZE).toList(),
                        filter.map(wanted -> queue.sum(wanted, user)).orElse(new HoldQueue.Sum(0, 0, 0)),
                        figures.of(user),
                        query,
                        rechecks.strategy(),
                        user.seesEveryCustomer(),
                        number,
                        found.size() > SIZE,
                        LocalDate.now(clock),
                        clock.instant(),
                        forms.currency()));
    }

    @GetMapping(ONE)
    @Allowed(READ)
    ModelAndView one(@PathVariable("decision") UUID id) {
        return page(id, ReleaseForm.fresh(), HttpStatus.OK);
    }

    private ModelAndView page(UUID id, ReleaseForm form, HttpStatus status) {
        CurrentUser user = Users.current();
        Hold hold = queue.find(id, user).orElseThrow(Refusal::notFound);
        return Page.of(
                "creditcontrol/hold",
                new HoldPage(
                        hold,
                        releases.ofHold(id),
                        form,
                        holds.handIn(id, user.id()),
                        hold.isOpen() && user.may(RELEASE) ? bounds.of(hold, user) : Optional.empty(),
                        LocalDate.now(clock),
                        clock.instant(),
                        forms.currency()),
                status);
    }

    @PostMapping(ONE + "/release")
    @Allowed(RELEASE)
    @StepUp("creditcontrol.step-up.release")
    ModelAndView release(
            @PathVariable("decision") UUID id,
            @RequestParam("id") UUID key,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String tolerance,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "") String revision,
            HttpServletRequest request) {
        var form = new ReleaseForm(
                key,
                WrittenOrder.cut(amount),
                WrittenOrder.cut(days),
                WrittenOrder.cut(tolerance),
                WrittenOrder.cut(reason),
                comment.strip(),
                Optional.empty());
        Fmt fmt = formats.of(Preferences.of(request));
        Currency base = forms.currency();
        return Page.after(
                () -> {
                    desk.release(WrittenOrder.release(id, form, base), revision(revision), Users.current());
                    return "/holds/" + id;
                },
                refusal -> page(id, form.with(refusal.reason(fmt)), HttpStatus.UNPROCESSABLE_CONTENT));
    }

    @PostMapping(ONE + "/rejection")
    @Allowed(RELEASE)
    ModelAndView reject(
            @PathVariable("decision") UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String revision) {
        desk.reject(id, OrderForms.reason(reason), revision(revision), Users.current());
        return Page.redirect("/holds/" + id);
    }

    @PostMapping(ONE + "/withdrawal")
    @Allowed(CreditCheckPages.WRITE)
    ModelAndView withdraw(
            @PathVariable("decision") UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String revision) {
        desk.withdraw(id, OrderForms.reason(reason), revision(revision), Users.current());
        return Page.redirect("/holds/" + id);
    }

    @PostMapping(ONE + "/forcing")
    @Allowed(RELEASE)
    ModelAndView force(
            @PathVariable("decision") UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String revision) {
        desk.force(id, WrittenOrder.until(until), OrderForms.reason(reason), revision(revision), Users.current());
        return Page.redirect("/holds/" + id);
    }

    @PostMapping(ONE + "/letting-go")
    @Allowed(RELEASE)
    ModelAndView letGo(
            @PathVariable("decision") UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String revision) {
        desk.letGo(id, OrderForms.reason(reason), revision(revision), Users.current());
        return Page.redirect("/holds/" + id);
    }

    @PostMapping(ONE + "/recheck")
    @Allowed(CreditCheckPages.WRITE)
    ModelAndView recheck(@PathVariable("decision") UUID id) {
        rechecks.again(id, Users.current());
        return Page.redirect("/holds/" + id);
    }

    @PostMapping("/credit-checks/{decision:[0-9a-fA-F-]{36}}/hold")
    @Allowed(RELEASE)
    ModelAndView holdByHand(
            @PathVariable("decision") UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String until) {
        Hold held = desk.holdByHand(id, WrittenOrder.until(until), OrderForms.reason(reason), Users.current());
        return Page.redirect("/holds/" + held.id());
    }

    private static OptionalLong revision(String written) {
        return written.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(written)) : OptionalLong.empty();
    }
}
