package io.ballast.engine.exposure;

import static io.ballast.engine.exposure.Files.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.terms.PaymentTerms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Follows the advice on made-up cases by booking it, as a reader of the advice would, and checks again. */
class AdviceTest {
    private static final int CASES = Integer.getInteger("cases", 3_000);
    private static final Set<CheckKind> NOBODY_CAN_CLEAR = Set.of(
            CheckKind.STATUS_BLOCK,
            CheckKind.IN_DEFAULT,
            CheckKind.GRADE,
            CheckKind.PAYMENT_INDEX,
            CheckKind.DOCUMENT_VALUE,
            CheckKind.CONCENTRATION);

    private final long seed = Long.getLong("seed", 7L);

    @Test
    void advice_that_is_followed_literally_clears_what_it_claims_to_clear() {
        var random = new Random(seed);
        Map<CheckKind, Integer> cleared = new EnumMap<>(CheckKind.class);
        for (int round = 0; round < CASES; round++) {
            var made = new RandomCase(random);
            Decision decision = made.check();
            for (Advice advice : decision.advice()) {
                assertThat(holdingAfter(made, advice))
                        .as("seed %d round %d: %s of %s", seed, round, advice, decision)
                        .noneMatch(advice.clears()::contains);
                decision.holding().stream()
                        .filter(result -> advice.clears().contains(result.key()))
                        .forEach(result -> cleared.merge(result.kind(), 1, Integer::sum));
            }
        }
        assertThat(cleared).hasSize(CheckKind.values().length - 4); // all but those that only an authority clears
    }

    @Test
    void every_held_order_has_advice_for_each_reason_and_one_that_releases_it_whole_where_anything_can() {
        var random = new Random(seed);
        int whole = 0;
        for (int round = 0; round < CASES; round++) {
            var made = new RandomCase(random);
            Decision decision = made.check();
            String what = "seed " + seed + " round " + round + ": " + decision;
            for (CheckResult held : decision.holding()) {
                assertThat(decision.advice())
                        .as(what)
                        .anyMatch(advice -> advice.clears().contains(held.key())
                                || (advice instanceof Advice.AskAuthority(var checks) && checks.contains(held.key())));
            }
            boolean canBeCleared =
                    decision.holding().stream().noneMatch(held -> NOBODY_CAN_CLEAR.contains(held.kind()));
            if (decision.outcome() == Outcome.HELD && canBeCleared) {
                whole++;
                assertThat(decision.advice())
                        .as(what)
                        .anyMatch(advice ->
                                !cutsOrder(advice) && holdingAfter(made, advice).isEmpty());
            }
        }
        assertThat(whole).isGreaterThan(CASES / 5);
    }

    @Test
    void a_cent_less_than_the_advice_asks_for_does_not_do() {
        var random = new Random(seed);
        int tried = 0;
        for (int round = 0; round < CASES; round++) {
            var made = new RandomCase(random);
            for (Advice advice : made.check().advice()) {
                Optional<Advice> less = aCentLess(advice);
                if (less.isPresent()) {
                    tried++;
                    assertThat(holdingAfter(made, less.orElseThrow()))
                            .as("seed %d round %d: %s", seed, round, advice)
                            .containsAnyElementsOf(advice.clears());
                }
            }
        }
        assertThat(tried).isGreaterThan(CASES / 3);
    }

    @Test
    void a_decision_is_written_read_and_derived_again_from_what_was_measured() {
        var random = new Random(seed);
        for (int round = 0; round < CASES; round++) {
            var made = new RandomCase(random);
            Decision decision = made.check();

            assertThat(DecisionText.read(DecisionText.write(decision))).isEqualTo(decision);
            assertThat(decision.follows(made.policy)).isTrue();
        }
    }

    private static Optional<Advice> aCentLess(Advice advice) {
        return switch (advice) {
            case Advice.CutOrder(long most, List<String> clears) -> Optional.of(new Advice.CutOrder(most + 1, clears));
            case Advice.SetLimit(Level level, LimitInForce now, long to, List<String> clears) ->
                to > 0 && !(now instanceof LimitInForce.None)
                        ? Optional.of(new Advice.SetLimit(level, now, to - 1, clears))
                        : Optional.empty();
            case Advice.AddSecurity(long least, List<String> clears) ->
                Optional.of(new Advice.AddSecurity(least - 1, clears));
            case Advice.Pay pay when pay.payMinor() > 0 -> Optional.of(aCentLess(pay));
            case Advice.AgreeTerms(int days, int deposit, List<String> clears) ->
                deposit > 0
                        ? Optional.of(new Advice.AgreeTerms(days, deposit - 1, clears))
                        : Optional.of(new Advice.AgreeTerms(days + 1, deposit, clears));
            default -> Optional.empty();
        };
    }

    /** Takes the cent from what is paid on account or, where nothing is, from the newest item. */
    private static Advice aCentLess(Advice.Pay pay) {
        long set = pay.parts().stream().mapToLong(DuePart::minor).sum();
        List<DuePart> parts = new ArrayList<>(pay.parts());
        if (set == pay.totalMinor()) {
            DuePart newest = parts.removeLast();
            if (newest.minor() > 1) {
                parts.add(new DuePart(newest.dueOn(), newest.minor() - 1));
            }
        }
        return new Advice.Pay(
                pay.payer(), pay.applyCashMinor(), pay.applyCreditMinor(), pay.payMinor() - 1, parts, pay.clears());
    }

    private static boolean cutsOrder(Advice advice) {
        return advice instanceof Advice.CutOrder
                || advice instanceof Advice.ShipLater
                || (advice instanceof Advice.AllOf(var steps, var clears)
                        && steps.stream().anyMatch(AdviceTest::cutsOrder));
    }

    private static List<String> holdingAfter(RandomCase made, Advice advice) {
        RandomCase then = made.copy();
        List<String> holding = new ArrayList<>();
        if (advice instanceof Advice.ShipLater later) {
            OrderToCheck all = then.order;
            if (later.nowMinor() > 0) {
                then.order = with(all, later.nowMinor(), all.shipOn());
                holding.addAll(codes(then.check()));
                Position shipped = then.selling().position().with(then.order);
                then.selling().commitments.clear();
                then.selling().commitments.addAll(shipped.commitments());
            }
            then.order = with(all, later.laterMinor(), Optional.of(later.from()));
        } else {
            follow(then, advice);
        }
        holding.addAll(codes(then.check()));
        return holding;
    }

    private static List<String> codes(Decision decision) {
        return decision.holding().stream().map(CheckResult::key).toList();
    }

    private static void follow(RandomCase then, Advice advice) {
        switch (advice) {
            case Advice.Pay pay
            when pay.payer().isGroup() -> of(then, pay.payer()).books.book(pay);
            case Advice.Pay pay
            when pay.payer().isCompany() -> of(then, pay.payer()).books.book(pay);
            case Advice.Pay pay -> then.book(pay);
            case Advice.CutOrder cut -> then.order = with(then.order, cut.mostMinor(), then.order.shipOn());
            case Advice.AgreeTerms(int days, int deposit, var clears) ->
                then.order = new OrderToCheck(
                        then.order.number(),
                        then.order.minor(),
                        then.order.shipOn(),
                        then.order.point(),
                        Optional.of(PaymentTerms.net(days, deposit)),
                        then.order.company());
            case Advice.ShipLater later -> throw new IllegalArgumentException("Checked in two parts: " + later);
            case Advice.RenewSecurity renew -> {
                renew(then.own.securities, renew.reference());
                then.groups.forEach(group -> renew(group.books.securities, renew.reference()));
            }
            case Advice.AddSecurity add ->
                then.own.securities.add(new Security("new", add.leastMinor(), 1, add.leastMinor(), TODAY.plusYears(1)));
            case Advice.SetLimit(Level level, var now, long to, var clears) -> {
                if (!level.equals(Level.CUSTOMER)) {
                    of(then, level).limit = new LimitInForce.Amount(to);
                } else {
                    then.limitTo = then.limit instanceof LimitInForce.None ? Optional.empty() : then.limitTo;
                    then.limit = new LimitInForce.Amount(to);
                }
            }
            case Advice.ProlongLimit prolong -> {
                if (!prolong.level().equals(Level.CUSTOMER)) {
                    of(then, prolong.level()).limitTo = Optional.of(prolong.to());
                } else {
                    then.limitTo = Optional.of(prolong.to());
                }
            }
            case Advice.AssessAgain again -> then.age = OptionalInt.of(0);
            case Advice.AskAuthority ask -> {}
            case Advice.WriteChecks write -> {}
            case Advice.AllOf all -> all.steps().forEach(step -> follow(then, step));
        }
    }

    private static OrderToCheck with(OrderToCheck order, long minor, Optional<LocalDate> shipOn) {
        return new OrderToCheck(order.number(), minor, shipOn, order.point(), order.terms(), order.company());
    }

    private static RandomCase.Group of(RandomCase made, Level level) {
        if (level.isKind()) {
            return Objects.requireNonNull(made.kinds.get(level.kind().orElseThrow()));
        }
        if (level.isCompany()) {
            return level.code().isEmpty() ? made.companies.getFirst() : made.companies.getLast();
        }
        return made.groups.get(level.number() - 1);
    }

    private static void renew(List<Security> securities, String reference) {
        securities.replaceAll(each -> each.reference().equals(reference)
                ? new Security(
                        reference, each.valueMinor(), each.recognisedShare(), each.allocatedMinor(), TODAY.plusYears(1))
                : each);
    }
}
