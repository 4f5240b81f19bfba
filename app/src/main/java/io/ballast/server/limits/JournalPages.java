package io.ballast.server.limits;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.StepUp;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Journals of limits, and what people do with one. */
@Controller
class JournalPages {
    static final String ONE = "/limit-journals/{journal:[0-9a-fA-F-]{36}}";
    private static final int SIZE = 50;
    private static final int MOST_ORDERS = 2_000;
    private static final int FARTHEST = 100_000;

    private final JournalDesk desk;
    private final JournalApprovals approvals;
    private final JournalRows rows;
    private final JournalLines lines;
    private final JournalDrafts drafts;
    private final JournalChain chain;
    private final Formats formats;

    JournalPages(
            JournalDesk desk,
            JournalApprovals approvals,
            JournalRows rows,
            JournalLines lines,
            JournalDrafts drafts,
            JournalChain chain,
            Formats formats) {
        this.desk = desk;
        this.approvals = approvals;
        this.rows = rows;
        this.lines = lines;
        this.drafts = drafts;
        this.chain = chain;
        this.formats = formats;
    }

    @Bean
    static NavigationEntry limitJournalsEntry() {
        return new NavigationEntry(
                NavigationEntry.Section.TODAY,
                42,
                "limits.journals",
                Icon.COLUMNS,
                "/limit-journals",
                Authority.JOURNAL_READ);
    }

    @GetMapping("/limit-journals")
    @Allowed(value = Authority.JOURNAL_READ, everyCustomer = true)
    ModelAndView list(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "0") int skip) {
        Optional<JournalState> wanted = state(state);
        requirePlace(skip);
        List<Journal> found = rows.page(wanted, skip, SIZE + 1, Users.current());
        return Page.of(
                "limits/journals",
                new JournalListPage(
                        found.stream().limit(SIZE).toList(),
                        wanted,
                        found.size() > SIZE ? Optional.of(skip + SIZE) : Optional.empty()));
    }

    static Optional<JournalState> state(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(JournalState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("limits.fault.filter", "state")));
    }

    static void requirePlace(int skip) {
        if (skip < 0 || skip > FARTHEST) {
            throw Refusal.badRequest("limits.fault.filter", "skip");
        }
    }

    @GetMapping(ONE)
    @Allowed(value = Authority.JOURNAL_READ, everyCustomer = true)
    ModelAndView one(
            @PathVariable("journal") UUID id,
            @RequestParam(defaultValue = "ALL") JournalPage.Show show,
            @RequestParam(defaultValue = "0") int skip) {
        requirePlace(skip);
        return page(id, show, skip, HttpStatus.OK, Optional.empty());
    }

    private ModelAndView page(UUID id, JournalPage.Show show, int skip, HttpStatus status, Optional<String> fault) {
        CurrentUser user = Users.current();
        Journal journal = rows.find(id, user).orElseThrow(Refusal::notFound);
        List<JournalLine> found = lines.page(id, show.filter(), skip, SIZE + 1);
        return Page.of(
                "limits/journal",
                new JournalPage(
                        journal,
                        lines.totals(id),
                        found.stream().limit(SIZE).toList(),
                        lines.orders(id, MOST_ORDERS),
                        drafts.refusals(id),
                        chain.of(id),
                        user.may(Authority.DECIDE) ? approvals.turn(journal, user) : Optional.empty(),
                        journal.requesterId() == user.id(),
                        rows.reversedBy(id),
                        show,
                        found.size() > SIZE ? Optional.of(skip + SIZE) : Optional.empty(),
                        fault),
                status);
    }

    @PostMapping(ONE + "/proposal")
    @Allowed(value = Authority.JOURNAL_WRITE, everyCustomer = true)
    ModelAndView propose(
            @PathVariable("journal") UUID id,
            @RequestParam(defaultValue = "") String hash,
            HttpServletRequest request) {
        return answered(id, request, () -> desk.propose(id, hash, Users.current()));
    }

    @PostMapping(ONE + "/withdrawal")
    @Allowed(value = Authority.JOURNAL_WRITE, everyCustomer = true)
    ModelAndView withdraw(
            @PathVariable("journal") UUID id,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request) {
        return answered(id, request, () -> desk.withdraw(id, comment, Users.current()));
    }

    @PostMapping(ONE + "/reversal")
    @Allowed(value = Authority.JOURNAL_WRITE, everyCustomer = true)
    ModelAndView reverse(
            @PathVariable("journal") UUID id,
            @RequestParam("id") UUID key,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        return answered(id, request, () -> desk.draft(reversal(key, id, reason), Users.current()));
    }

    /** The journal that undoes another. */
    static JournalAsked reversal(UUID key, UUID reversed, String reason) {
        return new JournalAsked(
                key,
                JournalRule.REVERSAL,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                JournalChoice.ALL,
                List.of(),
                Optional.of(reversed),
                reason.strip());
    }

    @PostMapping(ONE + "/approval")
    @Allowed(value = Authority.DECIDE, everyCustomer = true)
    @StepUp("limits.step-up.approval")
    ModelAndView approve(
            @PathVariable("journal") UUID id,
            @RequestParam int place,
            @RequestParam(defaultValue = "") String hash,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request) {
        return answered(id, request, () -> approvals.approve(id, place, hash, comment, Users.current()));
    }

    @PostMapping(ONE + "/rejection")
    @Allowed(value = Authority.DECIDE, everyCustomer = true)
    ModelAndView reject(
            @PathVariable("journal") UUID id,
            @RequestParam int place,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request) {
        return answered(id, request, () -> approvals.reject(id, place, comment, Users.current()));
    }

    /** What is refused is said on the page as it is now. */
    private ModelAndView answered(UUID id, HttpServletRequest request, Supplier<Journal> act) {
        return Page.after(() -> "/limit-journals/" + act.get().id(), refusal -> {
            String fault = refusal.reason(formats.of(Preferences.of(request)));
            return page(id, JournalPage.Show.ALL, 0, refusal.status(), Optional.of(fault));
        });
    }
}
