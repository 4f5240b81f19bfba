package io.ballast.server.creditcontrol;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.contracts.AgreedLimit;
import io.ballast.server.customers.CreditGroup;
import io.ballast.server.customers.CreditGroups;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.ApiPage;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Groups, their limits and what is used of them, for programs. */
@RestController
@RequestMapping("/api/v1/groups")
@Tag(name = "groups", description = "Groups of customers under one control, their members, limits and exposure")
class GroupExposureApi {
    private static final int MOST = 200;

    private final GroupList list;
    private final GroupTree tree;
    private final CreditGroups groups;
    private final Clock clock;

    GroupExposureApi(GroupList list, GroupTree tree, CreditGroups groups, Clock clock) {
        this.list = list;
        this.tree = tree;
        this.groups = groups;
        this.clock = clock;
    }

    /** A limit as it was set. */
    record LimitView(
            @Schema(description = "Minor units of the currency; null without a limit, and where it is unlimited")
            Optional<Long> limitMinor,

            boolean unlimited,
            String currency,
            LocalDate from,

            @Schema(description = "Last day, inclusive; null for an open end")
            Optional<LocalDate> to) {
        private static LimitView of(AgreedLimit limit) {
            return new LimitView(
                    limit.limit() instanceof LimitInForce.Amount(long minor) ? Optional.of(minor) : Optional.empty(),
                    limit.limit() instanceof LimitInForce.Unlimited,
                    limit.currency().code(),
                    limit.validFrom(),
                    limit.validTo());
        }
    }

    /** A group of the list. */
    record GroupView(
            String code,
            String name,

            @Schema(description = "Customers, those of groups below it included")
            long members,

            @Schema(description = "The limit that began last, over or not; null without any")
            Optional<LimitView> limit) {}

    /** A group of a tree. */
    record BranchView(
            String code,
            String name,

            @Schema(description = "0 for the ultimate one") int depth,

            Optional<LimitView> limit,

            @Schema(description = "Minor units of the reporting currency, all members")
            long exposureMinor,

            @Schema(description = "Limit less exposure, minor units of the reporting currency; null without a limit")
            Optional<Long> availableMinor,

            int members) {}

    /** A member of a group or of one below it. */
    record MemberView(String code, String name, String group, long exposureMinor) {}

    /** A group with the tree around it. */
    record TreeView(
            @Schema(description = "The reporting currency") String currency,

            LocalDate day,

            @Schema(description = "Every group of the tree, behind the one it belongs to")
            List<BranchView> tree,

            @Schema(description = "Members of this group and of those below it, largest exposure first")
            List<MemberView> members) {}

    @GetMapping
    @Allowed(value = GroupListPages.READ, everyCustomer = true)
    @Operation(operationId = "listGroups", summary = "List groups of customers by code")
    ApiPage<GroupView> list(
            @Parameter(description = "Part of a code or a name") @RequestParam(defaultValue = "") String q,
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam(defaultValue = "")
                    String at,
            @Parameter(description = "Items of a page, 1 to 200") @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > MOST) {
            throw Refusal.badRequest("creditcontrol.fault.filter", "size");
        }
        List<GroupList.Line> found = list.page(q.strip(), at, size + 1, LocalDate.now(clock));
        List<GroupList.Line> shown = found.stream().limit(size).toList();
        return new ApiPage<>(
                shown.stream()
                        .map(line -> new GroupView(
                                line.group().code(),
                                line.group().name(),
                                line.members(),
                                line.limit().map(LimitView::of)))
                        .toList(),
                found.size() > size ? Optional.of(shown.getLast().group().code()) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @GetMapping("/{code}")
    @Allowed(value = GroupListPages.READ, everyCustomer = true)
    @Operation(operationId = "getGroup", summary = "Get a group with limit, exposure and headroom at every level")
    TreeView one(@Parameter(description = "Code of the group") @PathVariable String code) {
        CreditGroup group = groups.byCode(code).orElseThrow(Refusal::notFound);
        GroupTree.Seen seen = tree.of(group, LocalDate.now(clock))
                .orElseThrow(() -> Refusal.conflict("creditcontrol.fault.no-books"));
        return new TreeView(
                seen.currency().code(),
                seen.day(),
                seen.branches().stream()
                        .map(branch -> new BranchView(
                                branch.group().code(),
                                branch.group().name(),
                                branch.depth(),
                                branch.limit().map(LimitView::of),
                                branch.grossMinor(),
                                branch.availableMinor().isPresent()
                                        ? Optional.of(branch.availableMinor().getAsLong())
                                        : Optional.empty(),
                                branch.members()))
                        .toList(),
                seen.leaves().stream()
                        .map(leaf -> new MemberView(
                                leaf.code(), leaf.name(), leaf.group().code(), leaf.grossMinor()))
                        .toList());
    }
}
