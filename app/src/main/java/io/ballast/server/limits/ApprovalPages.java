package io.ballast.server.limits;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.StepUp;
import io.ballast.server.identity.Users;
import io.ballast.server.policy.Policies;
import io.ballast.server.policy.StoredPolicy;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Page;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A request for a limit, and what people do with it. */
@Controller
class ApprovalPages {
    private static final String ONE = "/limit-requests/{request:[0-9a-fA-F-]{36}}";

    private final LimitDesk desk;
    private final ApprovalDesk approvals;
    private final RequestRows rows;
    private final NodeRows nodes;
    private final Eligibility eligibility;
    private final Planning planning;
    private final Obligors obligors;
    private final Policies policies;
    private final Formats formats;
    private final Clock clock;

    ApprovalPages(
            LimitDesk desk,
            ApprovalDesk approvals,
            RequestRows rows,
            NodeRows nodes,
            Eligibility eligibility,
            Planning planning,
            Obligors obligors,
            Policies policies,
            Formats formats,
            Clock clock) {
        this.desk = desk;
        this.approvals = approvals;
        this.rows = rows;
        this.nodes = nodes;
        this.eligibility = eligibility;
        this.planning = planning;
        this.obligors = obligors;
        this.policies = policies;
        this.formats = formats;
        this.clock = clock;
    }

    @GetMapping(ONE)
    @Allowed(Authority.READ)
    ModelAndView one(@PathVariable("request") UUID id) {
        return page(id, HttpStatus.OK, Optional.empty());
    }

    private ModelAndView page(UUID id, HttpStatus status, Optional<String> fault) {
        CurrentUser user = Users.current();
        LimitRequest request = rows.find(id, user).orElseThrow(Refusal::notFound);
        List<ApprovalNode> chain = nodes.of(id);
        Optional<ApprovalNode> turn = chain.stream()
                .filter(node -> request.journal().isEmpty() && request.state().isOpen())
                .filter(node -> eligibility.mayDecide(id, node, user))
                .findFirst();
        ObligorFacts facts = obligors.facts(request.asked().obligor());
        StoredPolicy policy = policies.find(request.policy()).orElseThrow();
        return Page.of(
                "limits/request",
                new RequestPage(
                        request,
                        chain,
                        nodes.acts(id),
                        turn,
                        request.journal().isEmpty() && request.requesterId() == user.id(),
                        user.seesEveryCustomer(),
                        facts,
                        Breach.of(
                                request.base(),
                                request.isCut(),
                                facts,
                                policy.policy().limit()),
                        policy.name(),
                        planning.currency(),
                        clock.instant(),
                        fault),
                status);
    }

    @PostMapping(ONE + "/approval")
    @Allowed(Authority.DECIDE)
    @StepUp("limits.step-up.approval")
    ModelAndView approve(
            @PathVariable("request") UUID id,
            @RequestParam int place,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request) {
        return answered(id, request, () -> approvals.approve(id, place, comment, Users.current()));
    }

    @PostMapping(ONE + "/rejection")
    @Allowed(Authority.DECIDE)
    ModelAndView reject(
            @PathVariable("request") UUID id,
            @RequestParam int place,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request) {
        return answered(id, request, () -> approvals.reject(id, place, comment, Users.current()));
    }

    @PostMapping(ONE + "/delegation")
    @Allowed(Authority.DECIDE)
    ModelAndView delegate(
            @PathVariable("request") UUID id,
            @RequestParam int place,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request) {
        return answered(id, request, () -> approvals.delegate(id, place, to, comment, Users.current()));
    }

    @PostMapping(ONE + "/approvers")
    @Allowed(Authority.DECIDE)
    ModelAndView add(
            @PathVariable("request") UUID id,
            @RequestParam int place,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request) {
        return answered(id, request, () -> approvals.add(id, place, to, comment, Users.current()));
    }

    @PostMapping(ONE + "/withdrawal")
    @Allowed(Authority.WRITE)
    ModelAndView withdraw(
            @PathVariable("request") UUID id,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request) {
        return answered(id, request, () -> desk.withdraw(id, comment, Users.current()));
    }

    @PostMapping(ONE + "/urging")
    @Allowed(Authority.WRITE)
    ModelAndView urge(@PathVariable("request") UUID id, HttpServletRequest request) {
        return answered(id, request, () -> desk.urge(id, Users.current()));
    }

    /** What is refused is said on the page as it is now. */
    private ModelAndView answered(UUID id, HttpServletRequest request, Supplier<LimitRequest> act) {
        return Page.after(
                () -> "/limit-requests/" + act.get().asked().id(),
                refusal ->
                        page(id, refusal.status(), Optional.of(refusal.reason(formats.of(Preferences.of(request))))));
    }
}
