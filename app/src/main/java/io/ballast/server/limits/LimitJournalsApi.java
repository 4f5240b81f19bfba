package io.ballast.server.limits;

import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Grade;
import io.ballast.server.customers.Customer;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.StepUp;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.ApiPage;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Limits of many customers changed at once, for programs. */
@RestController
@RequestMapping(LimitJournalsApi.ROOT)
@Tag(name = "limit journals", description = "Limits of many customers changed at once, looked at before")
class LimitJournalsApi {
    static final String ROOT = "/api/v1/limit-journals";
    private static final String ONE = "/{journal:[0-9a-fA-F-]{36}}";
    private static final int MOST = 200;
    private static final int MOST_ORDERS = 10_000;

    private final JournalDesk desk;
    private final JournalApprovals approvals;
    private final JournalRows rows;
    private final JournalLines lines;
    private final JournalDrafts drafts;
    private final JournalChain chain;

    LimitJournalsApi(
            JournalDesk desk,
            JournalApprovals approvals,
            JournalRows rows,
            JournalLines lines,
            JournalDrafts drafts,
            JournalChain chain) {
        this.desk = desk;
        this.approvals = approvals;
        this.rows = rows;
        this.lines = lines;
        this.drafts = drafts;
        this.chain = chain;
    }

    /** A journal to be made. */
    record Wanted(
            @Schema(description = "A UUID of your own: sent again with it, the answer is the same")
            UUID id,

            @Schema(description = "SET, PERCENT, RECOMMENDED, CAP, LAST_DAY or LIST")
            JournalRule rule,

            @Schema(description = "Minor units of the reporting currency; of SET and CAP")
            Optional<Long> amountMinor,

            @Schema(description = "-10 is a tenth less; of PERCENT")
            Optional<BigDecimal> percent,

            @Schema(description = "New last day; the one there is if not given")
            Optional<LocalDate> validTo,

            @Schema(description = "Which customers; all if not given, none of LIST")
            Optional<Chosen> chosen,

            @Schema(description = "Customers with their new limits, of LIST, at most 500")
            Optional<List<Listed>> list,

            @Schema(description = "1 to 1,000 characters") String reason) {
        Wanted {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Which customers; every part that is given has to be met. */
    record Chosen(
            Optional<Set<Grade>> grades,
            Optional<RiskLevel> risk,
            Optional<String> department,
            Optional<String> owner,

            @Schema(description = "ACTIVE or STOPPED; both if not given")
            Optional<Customer.Status> status,

            @Schema(description = "Least permanent limit, minor units of the reporting currency")
            Optional<Long> leastMinor,

            @Schema(description = "Largest permanent limit, the same")
            Optional<Long> mostMinor) {
        private JournalChoice choice() {
            return new JournalChoice(
                    grades.orElse(Set.of()),
                    risk,
                    department.orElse(""),
                    owner.orElse(""),
                    status,
                    minor(leastMinor),
                    minor(mostMinor));
        }
    }

    /** A customer with its new limit. */
    record Listed(
            @Schema(description = "Code") String customer,

            @Schema(description = "As it is written, such as 120000 or 1,200.50, in the reporting currency")
            String amount) {
        Listed {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** A preview that was looked at. */
    record Looked(
            @Schema(description = "Hash of the preview that was looked at")
            String hash) {
        Looked {
            Objects.requireNonNull(hash, "hash");
        }
    }

    /** A decision. */
    record Decided(
            @Schema(description = "Place of the chain") int place,

            @Schema(description = "Hash of the preview that was looked at; of an approval")
            Optional<String> hash,

            @Schema(description = "Up to 1,000 characters; a rejection needs one")
            Optional<String> comment) {}

    /** Words. */
    record Said(Optional<String> comment) {}

    /** A journal that undoes another. */
    record Undoing(
            @Schema(description = "A UUID of your own: sent again with it, the answer is the same")
            UUID id,

            @Schema(description = "1 to 1,000 characters") String reason) {
        Undoing {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
        }
    }

    @PostMapping
    @Allowed(value = Authority.JOURNAL_WRITE, everyCustomer = true)
    @Operation(
            operationId = "draftLimitJournal",
            summary = "Begin a journal: which customers, and by which rule",
            description =
                    "Nothing changes yet. The customers are looked at soon after: ask again until the journal has a"
                            + " hash, read its lines, then propose it. For who knows of every customer.")
    @ApiResponse(responseCode = "200", description = "The journal; the same when sent again")
    @ApiResponse(responseCode = "422", description = "It is for nobody or too many, or the id was used otherwise")
    JournalView draft(@RequestBody Wanted wanted) {
        if (wanted.rule() == JournalRule.REVERSAL) {
            throw Refusal.badRequest("limits.fault.filter", "rule");
        }
        var asked = new JournalAsked(
                wanted.id(),
                wanted.rule(),
                wanted.rule().hasAmount() ? minor(wanted.amountMinor()) : OptionalLong.empty(),
                wanted.rule() == JournalRule.PERCENT ? wanted.percent() : Optional.empty(),
                wanted.validTo(),
                wanted.rule().isChosen()
                        ? wanted.chosen().map(Chosen::choice).orElse(JournalChoice.ALL)
                        : JournalChoice.ALL,
                wanted.rule() == JournalRule.LIST ? rows(wanted.list().orElse(List.of())) : List.of(),
                Optional.empty(),
                wanted.reason().strip());
        return view(desk.draft(asked, Users.current()));
    }

    private static List<JournalAsked.Row> rows(List<Listed> list) {
        return list.stream()
                .map(row -> new JournalAsked.Row(
                        row.customer().strip(), row.amount().strip()))
                .toList();
    }

    private static OptionalLong minor(Optional<Long> given) {
        return given.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private JournalView view(Journal journal) {
        return JournalView.of(
                journal, lines.totals(journal.id()), drafts.refusals(journal.id()), chain.of(journal.id()));
    }

    @GetMapping
    @Allowed(value = Authority.JOURNAL_READ, everyCustomer = true)
    @Operation(operationId = "listLimitJournals", summary = "List journals of limits, newest first")
    ApiPage<JournalView> list(
            @Parameter(description = "DRAFT, PROPOSED, APPLIED, REJECTED, WITHDRAWN or EXPIRED; all if not given")
                    @RequestParam(defaultValue = "")
                    String state,
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam(defaultValue = "0")
                    int at,
            @Parameter(description = "Items of a page, 1 to 200") @RequestParam(defaultValue = "50") int size) {
        requireSize(size);
        JournalPages.requirePlace(at);
        List<Journal> found = rows.page(JournalPages.state(state), at, size + 1, Users.current());
        return page(found.stream().limit(size).map(this::view).toList(), found.size() > size, at + size);
    }

    private static void requireSize(int size) {
        if (size < 1 || size > MOST) {
            throw Refusal.badRequest("limits.fault.filter", "size");
        }
    }

    private static <T> ApiPage<T> page(List<T> items, boolean isMore, int next) {
        return new ApiPage<>(
                items,
                isMore ? Optional.of(Integer.toString(next)) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @GetMapping(ONE)
    @Allowed(value = Authority.JOURNAL_READ, everyCustomer = true)
    @Operation(operationId = "getLimitJournal", summary = "Get a journal with its totals and chain")
    JournalView one(@Parameter(description = "Id that the caller gave it") @PathVariable("journal") UUID id) {
        return view(seen(id));
    }

    private Journal seen(UUID id) {
        return rows.find(id, Users.current()).orElseThrow(Refusal::notFound);
    }

    @GetMapping(ONE + "/lines")
    @Allowed(value = Authority.JOURNAL_READ, everyCustomer = true)
    @Operation(
            operationId = "listLimitJournalLines",
            summary = "List the customers of a journal: what each has, would get, and which orders that would hold")
    ApiPage<JournalView.Line> lines(
            @Parameter(description = "Id that the caller gave it") @PathVariable("journal") UUID id,
            @Parameter(description = "ALL, CHANGE, HELD (with orders that would be held), OVER or REFUSED")
                    @RequestParam(defaultValue = "ALL")
                    JournalPage.Show show,
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam(defaultValue = "0")
                    int at,
            @Parameter(description = "Items of a page, 1 to 200") @RequestParam(defaultValue = "50") int size) {
        requireSize(size);
        JournalPages.requirePlace(at);
        seen(id);
        List<JournalLine> found = lines.page(id, show.filter(), at, size + 1);
        List<JournalLines.HeldLine> orders = lines.orders(id, MOST_ORDERS);
        return page(
                found.stream()
                        .limit(size)
                        .map(line -> JournalView.Line.of(line, orders))
                        .toList(),
                found.size() > size,
                at + size);
    }

    @PostMapping(ONE + "/proposal")
    @Allowed(value = Authority.JOURNAL_WRITE, everyCustomer = true)
    @Operation(operationId = "proposeLimitJournal", summary = "Put a journal before those who decide, as it stands")
    @ApiResponse(responseCode = "200", description = "The journal with its chain; the same when asked again")
    @ApiResponse(responseCode = "409", description = "It is not complete, or something has changed: look again")
    JournalView propose(
            @Parameter(description = "Id that the caller gave it") @PathVariable("journal") UUID id,
            @RequestBody Looked looked) {
        return view(desk.propose(id, looked.hash(), Users.current()));
    }

    @PostMapping(ONE + "/approval")
    @Allowed(value = Authority.DECIDE, everyCustomer = true)
    @StepUp("limits.step-up.approval")
    @Operation(
            operationId = "approveLimitJournal",
            summary = "Agree at a place of the chain to what the preview says",
            description = "The last approval puts all limits in force in one transaction.")
    @ApiResponse(responseCode = "200", description = "The journal as it is now; the same when asked again")
    @ApiResponse(responseCode = "403", description = "It is your own, you decided already, or lack the authority")
    @ApiResponse(responseCode = "409", description = "Books or limits have changed since the preview: look again")
    JournalView approve(
            @Parameter(description = "Id that the caller gave it") @PathVariable("journal") UUID id,
            @RequestBody Decided decided) {
        CurrentUser user = Users.current();
        return view(approvals.approve(
                id,
                decided.place(),
                decided.hash().orElse(""),
                decided.comment().orElse(""),
                user));
    }

    @PostMapping(ONE + "/rejection")
    @Allowed(value = Authority.DECIDE, everyCustomer = true)
    @Operation(operationId = "rejectLimitJournal", summary = "Say no to a journal, and why")
    JournalView reject(
            @Parameter(description = "Id that the caller gave it") @PathVariable("journal") UUID id,
            @RequestBody Decided decided) {
        return view(approvals.reject(id, decided.place(), decided.comment().orElse(""), Users.current()));
    }

    @PostMapping(ONE + "/withdrawal")
    @Allowed(value = Authority.JOURNAL_WRITE, everyCustomer = true)
    @Operation(operationId = "withdrawLimitJournal", summary = "Take an own journal back")
    JournalView withdraw(
            @Parameter(description = "Id that the caller gave it") @PathVariable("journal") UUID id,
            @RequestBody Said said) {
        return view(desk.withdraw(id, said.comment().orElse(""), Users.current()));
    }

    @PostMapping(ONE + "/reversal")
    @Allowed(value = Authority.JOURNAL_WRITE, everyCustomer = true)
    @Operation(
            operationId = "reverseLimitJournal",
            summary = "Begin a journal that puts the limits of an applied one back",
            description = "It is looked at, proposed and agreed to like any other.")
    JournalView reverse(
            @Parameter(description = "Id of the applied journal") @PathVariable("journal") UUID id,
            @RequestBody Undoing undoing) {
        seen(id);
        return view(desk.draft(JournalPages.reversal(undoing.id(), id, undoing.reason()), Users.current()));
    }
}
