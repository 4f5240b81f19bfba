package io.ballast.engine.limit;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Who has to agree to a limit, and why.
 *
 * @param total on which that was decided
 * @param step of the policy
 * @param nodes one for each person who has to agree, in their order
 */
public record RequiredApprovals(GroupTotal total, AuthorityStep step, List<Node> nodes) {
    public RequiredApprovals {
        nodes = List.copyOf(nodes);
    }

    /**
     * One person who has to agree.
     *
     * @param voter which authority the person must have
     * @param because why
     */
    public record Node(Voter voter, Text because) {}

    /**
     * The lowest step of the authority policy that covers the resulting total. Less than there is takes what the
     * smallest amount takes.
     */
    public static RequiredApprovals of(LimitCase asked, AuthorityPolicy policy, Currency currency) {
        GroupTotal total = asked.total();
        AuthorityStep step =
                asked.isCut() ? policy.lowest(asked.risk()) : policy.step(total.minor(), asked.risk(), currency);
        Text because = asked.isCut() ? cut() : because(total, step, policy.below(step, asked.risk()), asked, currency);
        List<Node> nodes = new ArrayList<>();
        nodes.addAll(Collections.nCopies(step.managers(), new Node(Voter.CREDIT_MANAGER, because)));
        nodes.addAll(Collections.nCopies(step.committee(), new Node(Voter.CREDIT_COMMITTEE, because)));
        return new RequiredApprovals(total, step, nodes);
    }

    private static Text cut() {
        return Text.of("调减额度，适用最低一级权限", "less than there is: the lowest authority decides");
    }

    private static Text because(
            GroupTotal total, AuthorityStep step, Optional<AuthorityStep> below, LimitCase asked, Currency currency) {
        Text risk = asked.risk().label();
        String sum = total.minor().isPresent() ? Figures.amount(total.minor().getAsLong(), currency) : "";
        Text whole = sum.isEmpty()
                ? Text.of("合计不设上限", "the resulting total is unlimited")
                : Text.of("合计 " + sum, "the resulting total of " + sum);
        String zh = "风险" + risk.zh() + "，" + whole.zh();
        String en = "Risk " + risk.en() + ": " + whole.en();
        if (below.isPresent()) {
            String most = major(below.get().upToMajor().orElseThrow(), currency);
            return Text.of(zh + "，超出下一级权限 " + most, en + ", above " + most + " that the authority below may grant");
        }
        if (step.upToMajor().isPresent()) {
            String most = major(step.upToMajor().getAsLong(), currency);
            return Text.of(zh + "，在权限 " + most + " 以内", en + ", within the authority of " + most);
        }
        return Text.of(zh + "，政策未另设权限等级", en + ", the policy has no lower authority");
    }

    private static String major(long amount, Currency currency) {
        return Figures.amount(Math.multiplyExact(amount, currency.minorPerMajor()), currency);
    }
}
