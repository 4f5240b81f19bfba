package io.ballast.server.limits;

import io.ballast.engine.exposure.Headroom;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.web.Fmt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A request with its chain and what happened to it.
 *
 * @param chain those who have to agree, those to come included
 * @param turn the node the viewer may decide on now
 * @param isOpen whether the viewer knows of every customer, and so may see the total of the group
 * @param facts what is known of whose limit it is, as things are now
 * @param fault why the last act was refused
 */
record RequestPage(
        LimitRequest request,
        List<ApprovalNode> chain,
        List<RequestAct> acts,
        Optional<ApprovalNode> turn,
        boolean isRequester,
        boolean isOpen,
        ObligorFacts facts,
        List<Breach> breaches,
        String policyName,
        Currency currency,
        Instant now,
        Optional<String> fault) {
    RequestPage {
        chain = List.copyOf(chain);
        acts = List.copyOf(acts);
        breaches = List.copyOf(breaches);
    }

    String path() {
        return "/limit-requests/" + request.asked().id();
    }

    String asked(Fmt fmt) {
        return LimitWords.limit(request.asked().limit(), request.asked().currency(), fmt);
    }

    String before(Fmt fmt) {
        return LimitWords.limit(request.before(), request.beforeCurrency(), fmt);
    }

    String total(Fmt fmt) {
        return LimitWords.total(request.totalMinor(), currency, fmt);
    }

    /** Exposure as a share of the limit in force now. */
    OptionalDouble utilisation() {
        return facts.utilisation();
    }

    /** The same of the limit that is asked for. */
    OptionalDouble utilisationAfter() {
        return request.base() instanceof LimitInForce.Amount(long minor) && minor > 0
                ? OptionalDouble.of((double) used().grossMinor() / minor)
                : OptionalDouble.empty();
    }

    /** What of the limit in force is used now. */
    Headroom used() {
        return facts.used();
    }

    /** What would be left of the limit that is asked for. */
    String left(Fmt fmt) {
        return request.base() instanceof LimitInForce.Amount(long minor)
                ? fmt.amount(minor - used().grossMinor(), currency)
                : Fmt.NONE;
    }

    /** Why a node is in the chain: with amounts of the group for those alone who know of every customer. */
    String because(ApprovalNode node, Fmt fmt) {
        return isOpen || node.origin() == ApprovalNode.Origin.ADDED
                ? fmt.text(node.because())
                : fmt.text("limits.because.policy");
    }

    boolean isLate(ApprovalNode node) {
        return node.isTurn()
                && request.state().isOpen()
                && node.dueAt().filter(due -> due.isBefore(now)).isPresent();
    }
}
