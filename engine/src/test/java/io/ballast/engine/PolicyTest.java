package io.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.PolicyParsing.Parsed;
import io.ballast.engine.PolicyParsing.Refused;
import io.ballast.engine.exposure.BillKind;
import io.ballast.engine.exposure.CheckPolicy;
import io.ballast.engine.exposure.Strategy;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.limit.AuthorityPolicy;
import io.ballast.engine.limit.ReleaseAuthority;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.rule.Compilation;
import io.ballast.engine.rule.RuleCompiler;
import io.ballast.engine.scoring.DefaultRule;
import io.ballast.engine.scoring.GradeMargin;
import io.ballast.engine.terms.TermsPolicy;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import io.ballast.engine.warning.Severity;
import io.ballast.engine.warning.WarningRule;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final Policy STANDARD = Policy.standard();

    @Test
    void a_policy_read_from_its_text_is_the_same_policy() {
        assertThat(Policy.parse(STANDARD.text())).isEqualTo(new Parsed(STANDARD));
        Policy dollars = Policy.standard(Currency.of("USD"));
        assertThat(Policy.parse(dollars.text())).isEqualTo(new Parsed(dollars));
    }

    @Test
    void the_hash_moves_with_any_change_and_with_nothing_else() {
        Policy sameButSpaced =
                parsed("# checked by the board\n\n" + STANDARD.text().replace("\n", "\r\n"));
        Policy otherVersion = parsed(STANDARD.text().replace("version=1", "version=2"));

        assertThat(STANDARD.hash()).matches("[0-9a-f]{64}");
        assertThat(sameButSpaced.hash()).isEqualTo(STANDARD.hash());
        assertThat(otherVersion.hash()).isNotEqualTo(STANDARD.hash());
    }

    @Test
    void the_text_of_a_policy_can_be_read_by_a_person() {
        assertThat(STANDARD.text().lines())
                .contains(
                        "policy format=1 code=standard version=1",
                        "grade name=BBB from=660 class=B risk=LOW",
                        "scale anchor-points=500 anchor-odds=24 points-to-double-odds=60")
                .anyMatch(line -> line.startsWith("characteristic indicator=write_off_share_365 weight=30"
                        + " bands=\"30 | 0.0001: 10 | 0.01: 0\" missing=13 actionable=yes zh=\"一年内有坏账核销\""));
    }

    @Test
    void a_policy_from_before_there_were_residues_margins_and_defaults_is_read_as_it_was() {
        String before = STANDARD.text().replaceFirst("grade-margin [^\n]*\nresidue [^\n]*\ndefault [^\n]*\n", "");

        assertThat(STANDARD.text()).contains("\nresidue share-basis-points=100 most-minor=10000\n");
        assertThat(STANDARD.text()).contains("\ngrade-margin points=35\n");
        assertThat(parsed(before).residue()).isEqualTo(Residue.NONE);
        assertThat(parsed(before).margin()).isEqualTo(GradeMargin.NONE);
        assertThat(STANDARD.text()).contains("\ndefault overdue-days=90 cure-days=0\n");
        assertThat(parsed(before).defaulting()).isEqualTo(DefaultRule.NONE);
        assertThat(parsed(before).text()).isEqualTo(before);
        assertThat(refusal("overdue-days=90", "overdue-days=29")).matches("\\d+ overdue-days: .*30 to 720.*");
        assertThat(refusal("most-minor=10000", "most-minor=0")).matches("\\d+ share-basis-points: .*both its bounds.*");
    }

    @Test
    void a_policy_from_before_there_were_checks_holds_every_order_and_is_not_rewritten() {
        String before = STANDARD.text().replaceAll("(?m)^(exposure|check|grade-terms) [^\n]*\n", "");

        assertThat(STANDARD.text())
                .contains("\nexposure exceeded=ABOVE deducts-cash=no deducts-credit=yes\n")
                .contains("\ncheck code=dynamic_limit kind=DYNAMIC_LIMIT at=\"ORDER DELIVERY GOODS_ISSUE\""
                        + " risk=\"LOW MEDIUM\" reaction=HOLD threshold=100 days=60 net=no\n");
        assertThat(parsed(before).checks()).isEqualTo(CheckPolicy.NONE);
        assertThat(parsed(before).text()).isEqualTo(before);
        assertThat(parsed(STANDARD.text()).checks()).isEqualTo(CheckPolicy.standard(Currency.CNY));
    }

    @Test
    void a_policy_from_before_there_were_terms_by_grade_has_no_opinion_and_is_not_rewritten() {
        String before = STANDARD.text().replaceAll("(?m)^grade-terms [^\n]*\n", "");

        assertThat(STANDARD.text()).endsWith("\ngrade-terms to=D days=0 deposit=100 price=0\n");
        assertThat(parsed(before).checks().terms()).isEqualTo(TermsPolicy.NONE);
        assertThat(parsed(before).checks().rules()).isEqualTo(STANDARD.checks().rules());
        assertThat(parsed(before).text()).isEqualTo(before);
        String onlyTerms = STANDARD.text().replaceAll("(?m)^(exposure|check) [^\n]*\n", "");
        assertThat(parsed(onlyTerms).text()).isEqualTo(onlyTerms);
        assertThat(parsed(onlyTerms).checks().terms()).isEqualTo(TermsPolicy.standard());
    }

    @Test
    void a_policy_says_who_releases_how_much_and_one_from_before_does_not() {
        String before = STANDARD.text().replaceAll("(?m)^release-step [^\n]*\n", "");

        assertThat(STANDARD.text())
                .contains("\nrelease-step by=CREDIT_MANAGER risk=\"LOW MEDIUM\" up-to=500000\n")
                .contains("\nrelease-step by=CREDIT_COMMITTEE risk=\"LOW MEDIUM HIGH\" up-to=none\n");
        assertThat(parsed(before).authority())
                .isEqualTo(AuthorityPolicy.standard().releasing(ReleaseAuthority.NONE));
        assertThat(parsed(before).text()).isEqualTo(before);
        assertThat(refusal("up-to=500000", "up-to=some")).matches("\\d+ up-to: .*some.*");
        assertThat(refusal("risk=HIGH up-to=50000\n", "risk=MEDIUM up-to=50000\n"))
                .matches("\\d+ up-to: Two release steps of CREDIT_MANAGER are for risk MEDIUM");
        assertThat(refusal(
                        "by=CREDIT_COMMITTEE risk=\"LOW MEDIUM HIGH\" up-to=none",
                        "by=CREDIT_COMMITTEE risk=\"LOW MEDIUM\" up-to=none"))
                .matches("\\d+ up-to: Somebody must be allowed to release any amount for risk HIGH");
        assertThat(refusal(
                        "by=CREDIT_COMMITTEE risk=\"LOW MEDIUM HIGH\" up-to=none",
                        "by=CREDIT_COMMITTEE risk=\"LOW MEDIUM HIGH\" up-to=7"))
                .matches(
                        "\\d+ up-to: CREDIT_COMMITTEE must be allowed to release no less than CREDIT_MANAGER for risk LOW");
    }

    @Test
    void a_policy_names_who_goes_first_and_one_that_does_not_goes_by_age_with_skip_as_before() {
        String byMargin = STANDARD.text() + "release strategy=MOST_MARGIN\n";

        assertThat(STANDARD.checks().strategy()).isEqualTo(Strategy.FIFO_WITH_SKIP);
        assertThat(STANDARD.text()).doesNotContain("\nrelease ");
        assertThat(parsed(byMargin).checks().strategy()).isEqualTo(Strategy.MOST_MARGIN);
        assertThat(parsed(parsed(byMargin).text())).isEqualTo(parsed(byMargin));
        assertThat(parsed(byMargin.replace("MOST_MARGIN", "FIFO_WITH_SKIP")).hash())
                .isEqualTo(STANDARD.hash());
        assertThat(PolicyChange.between(STANDARD, parsed(byMargin)))
                .extracting(change -> change.section() + " " + change.words().en())
                .singleElement()
                .asString()
                .startsWith("CHECKS ")
                .contains("first come, with skip", "most margin");
        assertThat(refusal("\ngrade-terms to=D", "\nrelease strategy=LUCK\ngrade-terms to=D"))
                .matches("\\d+ strategy: 'LUCK' is none of .*");
        String withoutChecks = byMargin.replaceAll("(?m)^(exposure|check|grade-terms) [^\n]*\n", "");
        assertThat(parsed(withoutChecks).text()).isEqualTo(withoutChecks);
    }

    @Test
    void terms_that_cannot_be_granted_are_named_with_their_field() {
        assertThat(refusal("to=BB days=60", "to=BB days=721")).matches("\\d+ days: 721 is not in 0 to 720");
        assertThat(refusal("deposit=10 price=600", "deposit=101 price=600"))
                .matches("\\d+ deposit: 101 is not in 0 to 100");
        assertThat(refusal("deposit=10 price=600", "deposit=10 price=-1"))
                .matches("\\d+ price: -1 is not in 0 to 10000");
        assertThat(refusal("to=BB days=60", "to=BBB days=60")).matches("\\d+ to: Two rows of terms reach down to BBB");
        assertThat(refusal("to=BB days=60", "to=BB days=76"))
                .matches("\\d+ to: Worse grades get no longer terms: BB has 76 days, BBB 75");
        assertThat(refusal("deposit=30", "deposit=5"))
                .matches("\\d+ to: Worse grades pay no smaller deposit: CCC pays 5 %, B 10");
        assertThat(refusal("to=D days=0", "to=C days=0"))
                .matches("\\d+ to: The last row of terms must reach down to D, not C");
    }

    @Test
    void a_policy_from_before_there_was_authority_leaves_limits_to_the_committee_and_is_not_rewritten() {
        String before = STANDARD.text().replaceAll("(?m)^(authority|authority-step|release-step) [^\n]*\n", "");

        assertThat(STANDARD.text())
                .contains("\nauthority window-days=7 temporary-days=92 temporary-gap-days=30 due-hours=48\n")
                .contains("\nauthority-step code=manager risk=\"LOW MEDIUM\" up-to=2000000 managers=1 committee=0\n");
        assertThat(parsed(before).authority()).isEqualTo(AuthorityPolicy.NONE);
        assertThat(parsed(before).text()).isEqualTo(before);
        assertThat(parsed(STANDARD.text()).authority()).isEqualTo(AuthorityPolicy.standard());
        assertThat(refusal("up-to=2000000", "up-to=much")).matches("\\d+ up-to: .*much.*");
        assertThat(refusal("up-to=none managers=1", "up-to=7 managers=1"))
                .matches("\\d+ authority-step: The last authority step for risk LOW must be up to any amount");
    }

    @Test
    void a_check_that_cannot_be_made_is_named_with_its_field() {
        assertThat(refusal("kind=GRADE", "kind=LUCK")).matches("\\d+ kind: 'LUCK' is none of .*");
        assertThat(refusal("threshold=CCC", "threshold=7")).matches("\\d+ threshold: '7' is none of .*");
        assertThat(refusal("threshold=30 days=5", "threshold=130 days=5"))
                .matches("\\d+ code: Threshold of overdue_share out of range: 130");
        assertThat(refusal("risk=\"LOW MEDIUM\"", "risk=\"\"")).matches("\\d+ risk: '' is none of .*");
        assertThat(refusal("code=static_limit", "code=dynamic_limit"))
                .matches("\\d+ check: Two checks are called dynamic_limit");
        assertThat(refusal("exposure exceeded=ABOVE deducts-cash=no deducts-credit=yes\n", ""))
                .isEqualTo("0 exposure: the line is missing");
    }

    @Test
    void shares_of_bills_are_written_where_they_are_not_the_usual_ones() {
        String exposure = "exposure exceeded=ABOVE deducts-cash=no deducts-credit=yes\n";
        String bills = exposure + "bills bank=0 finance-company=100 commercial=50 certificate=100\n";
        String halved = STANDARD.text().replace(exposure, bills);
        assertThat(STANDARD.text()).doesNotContain("\nbills ");
        assertThat(parsed(halved).checks().bills().percent(BillKind.COMMERCIAL)).isEqualTo(50);
        assertThat(parsed(halved).text()).isEqualTo(halved);
        assertThat(refusal(exposure, bills.replace("commercial=50", "commercial=150")))
                .matches("\\d+ bills: Share of a COMMERCIAL is not 0 to 100 percent: 150");
        assertThat(refusal(exposure, bills.replace(" commercial=50", ""))).matches("\\d+ commercial: is missing");
    }

    @Test
    void a_mistake_is_named_by_line_and_field() {
        assertThat(refusal("weight=150", "weight=heavy")).isEqualTo("5 weight: For input string: \"heavy\"");
        assertThat(refusal("weight=150", "weight=150 wieght=150"))
                .isEqualTo("5 wieght: no such field in a line characteristic");
        assertThat(refusal("weight=150 ", "")).isEqualTo("5 weight: is missing");
        assertThat(refusal("mode=NEUTRAL", "mode=KIND"))
                .isEqualTo("2 mode: 'KIND' is none of [NEUTRAL, CAUTIOUS, STRICT]");
        assertThat(refusal("indicator=payment_index_180", "indicator=luck"))
                .isEqualTo("1 policy: No indicator is called luck");
        assertThat(refusal("scale anchor-points", "scales anchor-points")).startsWith("24 scales: no such keyword");
        assertThat(refusal("missing-data mode=NEUTRAL minimum-coverage=0.5 grade-when-withheld=CCC\n", ""))
                .isEqualTo("0 missing-data: the line is missing");
        assertThat(refusal("40: 10", "40 10")).startsWith("5 bands: expected points | cut: points");
        assertThat(refusal("format=1", "format=2")).isEqualTo("1 format: this engine reads format 1");
        assertThat(refusal("from=900", "from=800")).startsWith("24 scale: Least score of AA must fall");
        assertThat(refusal("zh=\"半年付款指数偏低\"", "zh=\"半年")).startsWith("5 ");
    }

    @Test
    void a_warning_rule_that_is_no_rule_is_named_with_its_column() {
        assertThat(refusal("when=\"weighted_delay_days_90 > 60\"", "when=\"weighted_delay_days_90 > often\""))
                .matches("\\d+ when: column 26: .*often.*");
        assertThat(refusal("code=pays_late", "code=pays_very_late"))
                .isEqualTo("1 policy: Two warning rules are called pays_very_late");
    }

    @Test
    void a_warning_rule_over_other_signals_is_refused() {
        var compiled = (Compilation.Compiled) RuleCompiler.compile("tenure_days > 1", Indicators.CATALOGUE);
        Text text = Text.of("字", "words");
        var foreign = new WarningRule("foreign", text, text, Severity.INFO, compiled.rule(), 0);

        assertThatThrownBy(() -> new Policy(
                        "p",
                        1,
                        STANDARD.missingData(),
                        STANDARD.ageing(),
                        STANDARD.scorecard(),
                        STANDARD.scale(),
                        STANDARD.margin(),
                        STANDARD.residue(),
                        STANDARD.defaulting(),
                        STANDARD.limit(),
                        List.of(foreign),
                        STANDARD.checks(),
                        STANDARD.authority()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another catalogue");
    }

    @Test
    void a_refusal_is_a_sentence_in_both_languages() {
        var refused = (Refused) Policy.parse(STANDARD.text().replace("weight=150", "weight=0"));

        assertThat(refused.text().en())
                .isEqualTo("Line 5, bands: Weight of payment_index_180 out of range 1..1000000: 0");
        assertThat(refused.text().zh()).startsWith("第 5 行，bands：");
    }

    @Test
    void no_text_breaks_the_reader() {
        long seed = Long.getLong("seed", 5L);
        var random = new Random(seed);
        String text = STANDARD.text();
        String noise = "\"\\= |:\n#x9-.";
        for (int round = 0; round < 500; round++) {
            var damaged = new StringBuilder(text);
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int at = random.nextInt(damaged.length());
                damaged.setCharAt(at, noise.charAt(random.nextInt(noise.length())));
            }
            PolicyParsing parsing = Policy.parse(damaged.toString());
            if (parsing instanceof Parsed(Policy policy)) {
                assertThat(Policy.parse(policy.text())).as("seed %d", seed).isEqualTo(parsing);
            }
        }
        assertThat(Policy.parse("")).isInstanceOf(Refused.class);
        assertThat(Policy.parse("x".repeat(2_000_000))).isInstanceOf(Refused.class);
    }

    private static Policy parsed(String text) {
        return ((Parsed) Policy.parse(text)).policy();
    }

    private static String refusal(String part, String instead) {
        assertThat(STANDARD.text()).contains(part);
        var refused = (Refused) Policy.parse(STANDARD.text().replace(part, instead));
        return refused.line() + " " + refused.field() + ": " + refused.message();
    }
}
