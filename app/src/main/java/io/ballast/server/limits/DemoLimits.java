package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.customers.CreditGroup;
import io.ballast.server.customers.Obligor;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DemoPeople;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.Users;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Limits of the made-up company's groups, asked for and approved by its staff like those of any other. */
@Component
@ConditionalOnProperty("ballast.demo")
public class DemoLimits {
    private final LimitDesk desk;
    private final ApprovalDesk approvals;
    private final NodeRows nodes;
    private final Planning planning;
    private final DemoPeople people;

    DemoLimits(LimitDesk desk, ApprovalDesk approvals, NodeRows nodes, Planning planning, DemoPeople people) {
        this.desk = desk;
        this.approvals = approvals;
        this.nodes = nodes;
        this.planning = planning;
        this.people = people;
    }

    /** Asks for a limit of a group in the reporting currency; done again on a day, it changes nothing. */
    public void ask(CreditGroup group, long minor, LocalDate today, boolean isApproved) {
        CurrentUser analyst = people.person("demo.analyst", "陈颖", Role.ANALYST);
        UUID id = UUID.nameUUIDFromBytes(("group " + group.code() + " " + today).getBytes(StandardCharsets.UTF_8));
        var asked = new Asked(
                id,
                new Obligor.OfGroup(group.id()),
                new LimitInForce.Amount(minor),
                planning.currency(),
                false,
                today,
                Optional.of(today.plusYears(1)),
                "年度集团授信");
        as(analyst, () -> desk.ask(asked, analyst));
        if (isApproved) {
            approve(id);
        }
    }

    private void approve(UUID id) {
        List<CurrentUser> deciders = List.of(
                people.person("demo.manager", "林涛", Role.CREDIT_MANAGER),
                people.person("demo.member1", "周敏", Role.CREDIT_COMMITTEE),
                people.person("demo.member2", "何伟", Role.CREDIT_COMMITTEE));
        for (CurrentUser decider : deciders) {
            nodes.of(id).stream()
                    .filter(ApprovalNode::isTurn)
                    .filter(node -> decider.may(Authority.permission(node.voter())))
                    .findFirst()
                    .ifPresent(node -> as(decider, () -> approvals.approve(id, node.place(), "", decider)));
        }
    }

    private static void as(CurrentUser user, Callable<LimitRequest> act) {
        try {
            Users.as(user, act);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A limit of the demo was neither granted nor refused", e);
        }
    }
}
