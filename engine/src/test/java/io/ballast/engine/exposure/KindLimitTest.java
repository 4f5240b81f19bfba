package io.ballast.engine.exposure;

import static io.ballast.engine.exposure.Files.TODAY;
import static io.ballast.engine.exposure.Files.due;
import static io.ballast.engine.exposure.Files.file;
import static io.ballast.engine.exposure.Files.limit;
import static io.ballast.engine.exposure.Files.minor;
import static io.ballast.engine.exposure.Files.order;
import static io.ballast.engine.exposure.Files.policy;
import static io.ballast.engine.exposure.Files.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ballast.engine.ledger.LimitInForce;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Whole limit 200. Receivables 40, 10 of them late; delivered 15; orders O1 20 and O2 5, reserved; a company's bill
 * of 12. The worked case of docs/order-checks.md.
 */
class KindLimitTest {
    private final Position books = new Position(
            List.of(due(10, 10), due(-10, 30)),
            0,
            minor(3),
            minor(15),
            List.of(
                    new Commitment("O1", TODAY.plusDays(5), minor(20), false),
                    new Commitment("O2", TODAY.plusDays(90), minor(5), true)),
            List.of(),
            List.of(new Bill("B1", BillKind.COMMERCIAL, TODAY.plusDays(30), minor(12), false)));
    private final CheckPolicy policy =
            policy(rule(CheckKind.STATIC_LIMIT, 100, 0, false), rule(CheckKind.KIND_LIMIT, 100, 0, false));

    private CreditFile customer(KindLimit... kinds) {
        return file(limit(200), books).withKinds(List.of(kinds));
    }

    private static KindLimit of(ExposureKind kind, double major) {
        return new KindLimit(kind, limit(major), Optional.empty());
    }

    private List<CheckResult> kinds(CreditFile file, OrderToCheck order) {
        return Credit.check(file, order, policy).results().stream()
                .filter(result -> result.kind() == CheckKind.KIND_LIMIT)
                .toList();
    }

    private long measured(ExposureKind kind, OrderToCheck order) {
        CheckResult only = kinds(customer(of(kind, 1_000)), order).getFirst();
        return ((Measured.AgainstLimit) only.measured()).minor();
    }

    @Test
    void an_order_adds_to_orders_and_a_delivery_moves_what_it_delivers() {
        OrderToCheck ordered = order("N", 10, 5, CheckPoint.ORDER);
        assertThat(measured(ExposureKind.ORDERS, ordered)).isEqualTo(minor(35)); // 20 + 5 + 10
        assertThat(measured(ExposureKind.DELIVERED, ordered)).isEqualTo(minor(15));
        assertThat(measured(ExposureKind.RECEIVABLES, ordered)).isEqualTo(minor(40)); // cash on account is not deducted
        assertThat(measured(ExposureKind.BILLS, ordered)).isEqualTo(minor(12));

        OrderToCheck delivered = order("O1", 8, 0, CheckPoint.DELIVERY);
        assertThat(measured(ExposureKind.ORDERS, delivered)).isEqualTo(minor(17)); // 12 left of O1, and 5
        assertThat(measured(ExposureKind.DELIVERED, delivered)).isEqualTo(minor(23));

        OrderToCheck more = order("O1", 26, 0, CheckPoint.GOODS_ISSUE);
        assertThat(measured(ExposureKind.ORDERS, more)).isEqualTo(minor(5)); // more than what is left of O1
        assertThat(measured(ExposureKind.DELIVERED, more)).isEqualTo(minor(41));
    }

    @Test
    void at_the_limit_passes_and_a_cent_over_fails_within_the_whole_limit() {
        CreditFile file = customer(of(ExposureKind.ORDERS, 35));
        assertThat(Credit.check(file, order("N", 10, 5, CheckPoint.ORDER), policy)
                        .outcome())
                .isEqualTo(Outcome.APPROVED);
        Decision over = Credit.check(file, order("N", 10.01, 5, CheckPoint.ORDER), policy);
        assertThat(over.outcome()).isEqualTo(Outcome.HELD);
        CheckResult held = over.holding().getFirst();
        assertThat(held.key()).isEqualTo("kind_limit@orders");
        assertThat(held.overshoot()).isEqualTo(1);
        assertThat(over.advice())
                .contains(new Advice.CutOrder(minor(10), List.of(held.key())))
                .contains(new Advice.SetLimit(held.level(), limit(35), minor(35.01), List.of(held.key())))
                .noneMatch(Advice.Pay.class::isInstance);
        assertThat(DecisionText.read(DecisionText.write(over))).isEqualTo(over);
        assertThat(over.follows(policy)).isTrue();
    }

    @Test
    void invoices_go_by_being_paid_the_oldest_first_and_with_what_is_there_already() {
        Decision decision =
                Credit.check(customer(of(ExposureKind.RECEIVABLES, 25)), order("N", 1, 5, CheckPoint.ORDER), policy);

        CheckResult held = decision.holding().getFirst();
        assertThat(held.overshoot()).isEqualTo(minor(15));
        assertThat(decision.advice())
                .contains(new Advice.Pay(
                        Level.CUSTOMER,
                        minor(3),
                        0,
                        minor(12),
                        List.of(new DuePart(TODAY.minusDays(10), minor(10)), new DuePart(TODAY.plusDays(10), minor(5))),
                        List.of(held.key())))
                .noneMatch(Advice.CutOrder.class::isInstance);
    }

    @Test
    void every_kind_is_told_and_without_limits_the_check_does_not_apply() {
        OrderToCheck order = order("N", 10, 5, CheckPoint.ORDER);
        assertThat(kinds(customer(of(ExposureKind.ORDERS, 30), of(ExposureKind.BILLS, 12)), order))
                .extracting(CheckResult::key, CheckResult::isFailed)
                .containsExactly(tuple("kind_limit@orders", true), tuple("kind_limit@bills", false));
        assertThat(kinds(customer(), order))
                .singleElement()
                .satisfies(only -> assertThat(only.because()).contains(NoMeasure.NO_KIND_LIMIT));
    }

    @Test
    void a_limit_of_a_kind_runs_out_as_others_do_and_is_no_limit_by_itself() {
        LocalDate yesterday = TODAY.minusDays(1);
        CheckPolicy expired = policy(rule(CheckKind.LIMIT_EXPIRED, 0, 0, false), rule(CheckKind.NO_LIMIT, 0, 0, false));
        var bills = new KindLimit(ExposureKind.BILLS, limit(12), Optional.of(yesterday));
        Decision decision = Credit.check(customer(bills), order("N", 10, 5, CheckPoint.ORDER), expired);
        assertThat(decision.holding()).extracting(CheckResult::key).containsExactly("limit_expired@bills");
        assertThat(decision.advice())
                .contains(new Advice.ProlongLimit(bills.level(), yesterday, TODAY, List.of("limit_expired@bills")));

        CreditFile unlimited = file(new LimitInForce.None(), books).withKinds(List.of(of(ExposureKind.BILLS, 12)));
        assertThat(Credit.check(unlimited, order("N", 10, 5, CheckPoint.ORDER), expired)
                        .holding())
                .extracting(CheckResult::key)
                .containsExactly("no_limit");
    }

    @Test
    void it_deducts_no_securities_and_is_never_none() {
        assertThatThrownBy(() -> rule(CheckKind.KIND_LIMIT, 100, 0, true))
                .hasMessageContaining("Only limits of customers and groups deduct securities");
        assertThatThrownBy(() -> new KindLimit(ExposureKind.BILLS, new LimitInForce.None(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
