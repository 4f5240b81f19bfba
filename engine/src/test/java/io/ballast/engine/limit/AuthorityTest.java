package io.ballast.engine.limit;

import static io.ballast.engine.limit.Voter.CREDIT_COMMITTEE;
import static io.ballast.engine.limit.Voter.CREDIT_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.LimitInForce.Amount;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorityTest {
    private static final Set<RiskLevel> ALL = EnumSet.allOf(RiskLevel.class);

    /** The credit manager alone up to 50,000, the manager and one of the committee up to 200,000, then two of them. */
    private static final AuthorityPolicy POLICY = new AuthorityPolicy(
            1,
            92,
            30,
            48,
            List.of(
                    new AuthorityStep("small", ALL, OptionalLong.of(50_000), 1, 0),
                    new AuthorityStep("middle", ALL, OptionalLong.of(200_000), 1, 1),
                    new AuthorityStep("large", ALL, OptionalLong.empty(), 1, 2)),
            ReleaseAuthority.NONE);

    @Test
    void three_requests_of_20_000_by_one_person_in_a_day_meet_the_authority_of_60_000() {
        LimitInForce each = yuan(20_000);
        assertThat(voters(asked("A", each))).containsExactly(CREDIT_MANAGER);
        assertThat(voters(asked("B", each, by("A", each)))).as("40,000").containsExactly(CREDIT_MANAGER);
        RequiredApprovals third = required(asked("C", each, by("A", each), by("B", each)));

        assertThat(third.total().minor()).hasValue(6_000_000);
        assertThat(third.nodes())
                .extracting(RequiredApprovals.Node::voter)
                .containsExactlyElementsOf(voters(asked("D", yuan(60_000))));
        assertThat(third.nodes().getFirst().because().en())
                .isEqualTo("Risk Low: the resulting total of 60,000, above 50,000 that the authority below may grant");
        assertThat(third.nodes().getFirst().because().zh()).isEqualTo("风险低，合计 60,000，超出下一级权限 50,000");
    }

    @Test
    void the_same_customer_is_counted_once_with_the_most_it_would_have() {
        // 50,000 asked for A, which has 30,000 and a temporary 45,000, beside nothing of B: 50,000
        GroupTotal total = asked(
                        "A",
                        yuan(50_000),
                        inForce("A", yuan(30_000)),
                        inForce("A", yuan(45_000)),
                        inForce("B", new LimitInForce.None()))
                .total();
        assertThat(total.minor()).hasValue(5_000_000);
        assertThat(total.counted()).extracting(Stake::obligor).containsExactly("A", "B");

        // raised in three steps of 20,000 each, all of them still open: 60,000 and not 120,000
        assertThat(asked("A", yuan(60_000), by("A", yuan(40_000)), by("A", yuan(20_000)))
                        .total()
                        .minor())
                .hasValue(6_000_000);
    }

    @Test
    void a_small_limit_in_a_large_group_meets_the_authority_of_the_group() {
        // 10,000 + 150,000 + 45,000 = 205,000
        RequiredApprovals required =
                required(asked("A", yuan(10_000), inForce("B", yuan(150_000)), inForce("C", yuan(45_000))));
        assertThat(required.step().code()).isEqualTo("large");
        assertThat(required(asked("A", yuan(10_000), inForce("B", yuan(40_000))))
                        .step()
                        .code())
                .as("what equals the amount is within it")
                .isEqualTo("small");
        assertThat(required(asked("A", new Amount(1_000_001), inForce("B", yuan(40_000))))
                        .step()
                        .code())
                .as("a cent over is not")
                .isEqualTo("middle");
    }

    /**
     * <pre>
     * U ─┬─ G ─┬─ A 30,000
     *    │     └─ B 45,000
     *    └─ C 20,000
     * </pre>
     */
    @Test
    void a_group_counts_with_its_own_limit_or_with_what_its_members_have_whichever_is_more() {
        assertThat(ofGroup(yuan(60_000)).minor()).as("30 + 45 + 20").hasValue(9_500_000);
        assertThat(ofGroup(yuan(75_000)).counted()).extracting(Stake::obligor).containsExactly("G", "C");
        assertThat(ofGroup(yuan(100_000)).minor()).as("100 + 20").hasValue(12_000_000);
        assertThat(ofGroup(yuan(100_000), inForce("U", yuan(110_000))).minor())
                .as("the sum of those below is more")
                .hasValue(12_000_000);
        assertThat(ofGroup(yuan(100_000), inForce("U", yuan(200_000))).minor()).hasValue(20_000_000);
        assertThat(ofGroup(yuan(1), inForce("B", new LimitInForce.Unlimited())).minor())
                .isEmpty();
        assertThat(ofGroup(yuan(100_000), by("elsewhere", yuan(7_000))).minor())
                .as("another group of the same requester")
                .hasValue(12_700_000);
        assertThatThrownBy(() -> GroupTotal.of(List.of(inForce("X", yuan(1))), Map.of("X", "Y", "Y", "X")))
                .hasMessage("The group stands below itself: X");
    }

    private static GroupTotal ofGroup(LimitInForce asked, Stake... more) {
        List<Stake> others = new ArrayList<>(
                List.of(inForce("A", yuan(30_000)), inForce("B", yuan(45_000)), inForce("C", yuan(20_000))));
        others.addAll(List.of(more));
        Map<String, String> above = Map.of("A", "G", "B", "G", "G", "U", "C", "U");
        return new LimitCase("G", asked, new LimitInForce.None(), others, above, RiskLevel.LOW).total();
    }

    @Test
    void unlimited_meets_the_highest_authority_and_so_does_a_group_with_an_unlimited_member() {
        assertThat(required(asked("A", new LimitInForce.Unlimited())).step().code())
                .isEqualTo("large");
        RequiredApprovals beside = required(asked("A", yuan(1), inForce("B", new LimitInForce.Unlimited())));
        assertThat(beside.step().code()).isEqualTo("large");
        assertThat(beside.nodes().getLast().because().en()).contains("the resulting total is unlimited");
        assertThat(required(asked("A", yuan(1), inForce("B", new Amount(Long.MAX_VALUE))))
                        .step()
                        .code())
                .isEqualTo("large");
    }

    @Test
    void less_than_there_is_takes_what_the_smallest_amount_takes_and_a_renewal_does_not() {
        var cut = new LimitCase("A", yuan(300_000), yuan(400_000), List.of(), Map.of(), RiskLevel.LOW);
        assertThat(voters(cut)).containsExactly(CREDIT_MANAGER);
        assertThat(required(cut).nodes().getFirst().because().en()).startsWith("less than there is");
        assertThat(voters(new LimitCase("A", yuan(400_000), yuan(400_000), List.of(), Map.of(), RiskLevel.LOW)))
                .containsExactly(CREDIT_MANAGER, CREDIT_COMMITTEE, CREDIT_COMMITTEE);
        assertThat(voters(
                        new LimitCase("A", yuan(0), new LimitInForce.Unlimited(), List.of(), Map.of(), RiskLevel.LOW)))
                .containsExactly(CREDIT_MANAGER);
    }

    @Test
    void high_risk_meets_a_higher_authority_sooner_and_without_authority_the_committee_decides() {
        AuthorityPolicy standard = AuthorityPolicy.standard();
        var of = new LimitCase("A", yuan(100_000), new LimitInForce.None(), List.of(), Map.of(), RiskLevel.MEDIUM);
        var risky = new LimitCase("A", yuan(100_000), new LimitInForce.None(), List.of(), Map.of(), RiskLevel.HIGH);
        assertThat(RequiredApprovals.of(of, standard, Currency.CNY).nodes()).hasSize(1);
        assertThat(RequiredApprovals.of(risky, standard, Currency.CNY).nodes()).hasSize(3);
        assertThat(RequiredApprovals.of(of, AuthorityPolicy.NONE, Currency.CNY).nodes())
                .extracting(RequiredApprovals.Node::voter)
                .containsExactly(CREDIT_COMMITTEE, CREDIT_COMMITTEE);
    }

    @Test
    void no_way_of_splitting_an_amount_lowers_the_authority_it_needs() {
        long seed = Long.getLong("seed", 22L);
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<Stake> besides = besides(random);
            long amount = 1 + random.nextLong(40_000_000);
            RequiredApprovals whole = required(
                    new LimitCase("A", new Amount(amount), new LimitInForce.None(), besides, Map.of(), RiskLevel.LOW));
            boolean isOneCustomer = random.nextBoolean();
            List<Stake> pieces = new ArrayList<>(besides);
            long left = amount;
            int parts = 1 + random.nextInt(5);
            for (int part = 0; part < parts && left > 1; part++) {
                long piece = 1 + random.nextLong(left - 1);
                left -= piece;
                String customer = isOneCustomer ? "A" : "A" + part;
                Stake.Why why = random.nextBoolean() ? Stake.Why.SAME_REQUESTER : Stake.Why.GROUP_REQUEST;
                pieces.add(new Stake(customer, new Amount(isOneCustomer ? amount - left : piece), why));
            }
            var last = new LimitCase(
                    "A",
                    new Amount(isOneCustomer ? amount : left),
                    isOneCustomer ? new Amount(amount - left) : new LimitInForce.None(),
                    pieces,
                    Map.of(),
                    RiskLevel.LOW);
            RequiredApprovals split = required(last);
            assertThat(split.step().isAtLeast(whole.step()))
                    .as("seed %d round %d: %s instead of %s", seed, round, split.step(), whole.step())
                    .isTrue();
            assertThat(split.total().minor()).isEqualTo(whole.total().minor());
        }
    }

    private static List<Stake> besides(Random random) {
        List<Stake> besides = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            besides.add(new Stake("M" + i, new Amount(random.nextInt(10_000_000)), Stake.Why.IN_FORCE));
        }
        return besides;
    }

    @Test
    void more_never_needs_fewer_people() {
        assertThatThrownBy(() -> steps(
                        new AuthorityStep("low", ALL, OptionalLong.of(10), 2, 0),
                        new AuthorityStep("high", ALL, OptionalLong.empty(), 1, 3)))
                .hasMessage("Authority step high must be for more than low and need no fewer people of either kind");
        assertThatThrownBy(() -> steps(
                        new AuthorityStep("one", ALL, OptionalLong.of(10), 1, 0),
                        new AuthorityStep("two", ALL, OptionalLong.of(10), 1, 0),
                        new AuthorityStep("rest", ALL, OptionalLong.empty(), 1, 0)))
                .hasMessageContaining("two must be for more than one");
        assertThatThrownBy(() -> steps(new AuthorityStep("some", ALL, OptionalLong.of(10), 1, 0)))
                .hasMessage("The last authority step for risk LOW must be up to any amount");
        assertThatThrownBy(() -> new AuthorityStep("nobody", ALL, OptionalLong.empty(), 0, 0))
                .hasMessageContaining("needs 1 to 5");
    }

    @Test
    void temporary_limits_are_short_and_do_not_follow_one_another() {
        LocalDate first = LocalDate.of(2026, 12, 1);
        var days = new TemporaryDays(first, first.plusDays(91));
        assertThat(days.refusal(List.of(), POLICY)).as("92 days").isEmpty();
        assertThat(new TemporaryDays(first, first.plusDays(92))
                        .refusal(List.of(), POLICY)
                        .orElseThrow()
                        .en())
                .isEqualTo("A temporary limit of 93 days; the policy allows 92");
        var earlier = new TemporaryDays(first.minusDays(60), first.minusDays(31));
        assertThat(days.refusal(List.of(earlier), POLICY)).as("30 days between").isEmpty();
        var nearer = new TemporaryDays(first.minusDays(60), first.minusDays(30));
        assertThat(days.refusal(List.of(nearer), POLICY)).as("29 days between").isPresent();
        assertThat(days.refusal(List.of(new TemporaryDays(first.plusDays(5), first.plusDays(6))), POLICY))
                .as("on the same days")
                .isPresent();
    }

    private static AuthorityPolicy steps(AuthorityStep... steps) {
        return new AuthorityPolicy(1, 1, 0, 1, List.of(steps), ReleaseAuthority.NONE);
    }

    private static LimitCase asked(String customer, LimitInForce asked, Stake... others) {
        return new LimitCase(customer, asked, new LimitInForce.None(), List.of(others), Map.of(), RiskLevel.LOW);
    }

    private static Stake by(String customer, LimitInForce limit) {
        return new Stake(customer, limit, Stake.Why.SAME_REQUESTER);
    }

    private static Stake inForce(String customer, LimitInForce limit) {
        return new Stake(customer, limit, Stake.Why.IN_FORCE);
    }

    private static LimitInForce yuan(long major) {
        return new Amount(major * 100);
    }

    private static RequiredApprovals required(LimitCase of) {
        return RequiredApprovals.of(of, POLICY, Currency.CNY);
    }

    private static List<Voter> voters(LimitCase of) {
        return required(of).nodes().stream().map(RequiredApprovals.Node::voter).toList();
    }
}
