package io.ballast.engine;

import io.ballast.engine.exposure.BillKind;
import io.ballast.engine.exposure.BillShares;
import io.ballast.engine.exposure.CheckKind;
import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.CheckPolicy;
import io.ballast.engine.exposure.CheckRule;
import io.ballast.engine.exposure.Reaction;
import io.ballast.engine.exposure.Strategy;
import io.ballast.engine.limit.AuthorityPolicy;
import io.ballast.engine.limit.Combination;
import io.ballast.engine.limit.LimitMethod;
import io.ballast.engine.limit.LimitPolicy;
import io.ballast.engine.limit.MethodTerms;
import io.ballast.engine.limit.RatingSizeTable;
import io.ballast.engine.receivable.AgeingBuckets;
import io.ballast.engine.receivable.ExceededWhen;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.rule.Compilation;
import io.ballast.engine.rule.Problem;
import io.ballast.engine.rule.Rule;
import io.ballast.engine.rule.RuleCompiler;
import io.ballast.engine.scoring.Characteristic;
import io.ballast.engine.scoring.CustomerClass;
import io.ballast.engine.scoring.DefaultRule;
import io.ballast.engine.scoring.GradeMargin;
import io.ballast.engine.scoring.GradeRange;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.scoring.MissingData;
import io.ballast.engine.scoring.MissingDataRule;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.scoring.Scorecard;
import io.ballast.engine.terms.GrantedTerms;
import io.ballast.engine.terms.TermsPolicy;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Decimals;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;
import io.ballast.engine.warning.Severity;
import io.ballast.engine.warning.WarningRule;
import io.ballast.engine.warning.WarningSignals;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads what {@link PolicyWriter} wrote, or a person like it: blank lines and lines that start with # are skipped. */
final class PolicyReader {
    static final int FORMAT = 1;
    static final int LONGEST = 1_000_000;

    private final Map<String, List<PolicyLine>> lines = new HashMap<>();

    private PolicyReader() {}

    static PolicyParsing read(String text) {
        if (text.length() > LONGEST) {
            return new PolicyParsing.Refused(0, "policy", "longer than " + LONGEST + " characters");
        }
        try {
            var reader = new PolicyReader();
            reader.collect(text);
            return new PolicyParsing.Parsed(reader.policy());
        } catch (PolicyProblem problem) {
            return problem.refused();
        }
    }

    private void collect(String text) throws PolicyProblem {
        String[] rows = text.split("\r?\n", -1);
        for (int i = 0; i < rows.length; i++) {
            String row = rows[i].strip();
            if (!row.isEmpty() && row.charAt(0) != '#') {
                PolicyLine line = PolicyLine.parse(i + 1, row);
                if (!PolicyWriter.KEYWORDS.contains(line.keyword())) {
                    throw line.problem(line.keyword(), "no such keyword, expected one of " + PolicyWriter.KEYWORDS);
                }
                lines.computeIfAbsent(line.keyword(), keyword -> new ArrayList<>())
                        .add(line);
            }
        }
    }

    private Policy policy() throws PolicyProblem {
        PolicyLine head = only("policy");
        if (head.integer("format") != FORMAT) {
            throw head.problem("format", "this engine reads format " + FORMAT);
        }
        String code = head.string("code");
        int version = head.integer("version");
        head.finish();
        MissingDataRule missing = missingData(only("missing-data"));
        AgeingBuckets ageing = ageing(only("ageing"));
        Scorecard scorecard = scorecard(only("score"));
        MasterScale scale = scale(only("scale"));
        GradeMargin margin = all("grade-margin").isEmpty() ? GradeMargin.NONE : margin(only("grade-margin"));
        Residue residue = all("residue").isEmpty() ? Residue.NONE : residue(only("residue"));
        DefaultRule defaulting = all("default").isEmpty() ? DefaultRule.NONE : defaulting(only("default"));
        LimitPolicy limit = limit(only("limit"));
        List<WarningRule> warnings = new ArrayList<>();
        for (PolicyLine row : all("warning")) {
            warnings.add(warning(row));
        }
        AuthorityPolicy authority = new AuthorityReader(this).read();
        CheckPolicy checks = checks();
        return head.made(
                "policy",
                () -> new Policy(
                        code,
                        version,
                        missing,
                        ageing,
                        scorecard,
                        scale,
                        margin,
                        residue,
                        defaulting,
                        limit,
                        warnings,
                        checks,
                        authority));
    }

    private static GradeMargin margin(PolicyLine line) throws PolicyProblem {
        int points = line.integer("points");
        line.finish();
        return line.made("points", () -> new GradeMargin(points));
    }

    private static Residue residue(PolicyLine line) throws PolicyProblem {
        int basisPoints = line.integer("share-basis-points");
        long most = line.whole("most-minor");
        line.finish();
        return line.made("share-basis-points", () -> new Residue(basisPoints, most));
    }

    private static DefaultRule defaulting(PolicyLine line) throws PolicyProblem {
        int overdueDays = line.integer("overdue-days");
        int cureDays = line.integer("cure-days");
        line.finish();
        return line.made("overdue-days", () -> new DefaultRule(overdueDays, cureDays));
    }

    private static MissingDataRule missingData(PolicyLine line) throws PolicyProblem {
        MissingData mode = line.one(MissingData.class, "mode");
        double coverage = line.decimal("minimum-coverage");
        Grade grade = line.one(Grade.class, "grade-when-withheld");
        line.finish();
        return line.made("minimum-coverage", () -> new MissingDataRule(mode, coverage, grade));
    }

    private static AgeingBuckets ageing(PolicyLine line) throws PolicyProblem {
        List<Integer> bounds = line.integers("bounds");
        line.finish();
        return line.made("bounds", () -> new AgeingBuckets(bounds));
    }

    private Scorecard scorecard(PolicyLine line) throws PolicyProblem {
        int base = line.integer("base");
        line.finish();
        List<Characteristic> characteristics = new ArrayList<>();
        for (PolicyLine row : all("characteristic")) {
            characteristics.add(characteristic(row));
        }
        return line.made("score", () -> new Scorecard(base, characteristics));
    }

    private static Characteristic characteristic(PolicyLine line) throws PolicyProblem {
        String indicator = line.string("indicator");
        int weight = line.integer("weight");
        String[] bands = line.string("bands").split(" \\| ", -1);
        int missing = line.integer("missing");
        boolean isActionable = line.isYes("actionable");
        Text reason = line.text("");
        line.finish();
        List<Double> cuts = new ArrayList<>();
        List<Integer> points = new ArrayList<>();
        for (String band : bands) {
            String[] parts = band.split(": ", -1);
            if (parts.length != (points.isEmpty() ? 1 : 2)) {
                throw line.problem("bands", "expected points | cut: points | cut: points, found '" + band + "'");
            }
            if (parts.length == 2) {
                cuts.add(line.made("bands", () -> Decimals.parse(parts[0])));
            }
            points.add(line.made("bands", () -> Integer.valueOf(parts[parts.length - 1])));
        }
        return line.made(
                "bands", () -> new Characteristic(indicator, weight, cuts, points, missing, isActionable, reason));
    }

    private MasterScale scale(PolicyLine line) throws PolicyProblem {
        int anchorPoints = line.integer("anchor-points");
        double anchorOdds = line.decimal("anchor-odds");
        int pointsToDouble = line.integer("points-to-double-odds");
        line.finish();
        List<GradeRange> ranges = new ArrayList<>();
        for (PolicyLine row : all("grade")) {
            ranges.add(new GradeRange(
                    row.one(Grade.class, "name"),
                    row.integer("from"),
                    row.one(CustomerClass.class, "class"),
                    row.one(RiskLevel.class, "risk")));
            row.finish();
        }
        return line.made("scale", () -> new MasterScale(anchorPoints, anchorOdds, pointsToDouble, ranges));
    }

    private LimitPolicy limit(PolicyLine line) throws PolicyProblem {
        String code = line.string("currency");
        Currency currency = line.made("currency", () -> Currency.of(code));
        Combination combination = line.one(Combination.class, "combination");
        List<LimitMethod> chosen = line.several(LimitMethod.class, "methods");
        OptionalLong capMajor = amountOrNone(line, "cap");
        long rounding = line.whole("rounding");
        Grade noCreditFrom = line.one(Grade.class, "no-credit-from");
        line.finish();
        MethodTerms terms = limitTerms(only("limit-terms"));
        RatingSizeTable table = limitTable(only("limit-table"));
        return line.made(
                "limit",
                () -> new LimitPolicy(currency, terms, table, combination, chosen, capMajor, rounding, noCreditFrom));
    }

    static OptionalLong amountOrNone(PolicyLine line, String field) throws PolicyProblem {
        String written = line.string(field);
        return written.equals("none")
                ? OptionalLong.empty()
                : line.made(field, () -> OptionalLong.of(Long.parseLong(written)));
    }

    private static MethodTerms limitTerms(PolicyLine line) throws PolicyProblem {
        int netWorth = line.integer("net-worth");
        int workingCapital = line.integer("working-capital");
        int monthlySales = line.integer("monthly-sales");
        int daysPerYear = line.integer("days-per-year");
        int tax = line.integer("tax");
        int purchaseShare = line.integer("purchase-share");
        int insurerOwn = line.integer("insurer-own");
        int loss = line.integer("loss");
        int cost = line.integer("cost");
        int margin = line.integer("margin");
        line.finish();
        return line.made(
                "limit-terms",
                () -> new MethodTerms(
                        netWorth,
                        workingCapital,
                        monthlySales,
                        daysPerYear,
                        tax,
                        purchaseShare,
                        insurerOwn,
                        loss,
                        cost,
                        margin));
    }

    private static RatingSizeTable limitTable(PolicyLine line) throws PolicyProblem {
        long large = line.whole("large");
        long medium = line.whole("medium");
        long small = line.whole("small");
        long micro = line.whole("micro");
        long unknown = line.whole("unknown");
        List<Integer> percent = line.integers("percent");
        line.finish();
        return line.made("limit-table", () -> new RatingSizeTable(large, medium, small, micro, unknown, percent));
    }

    private static WarningRule warning(PolicyLine line) throws PolicyProblem {
        String code = line.string("code");
        Severity severity = line.one(Severity.class, "severity");
        int quietDays = line.integer("quiet-days");
        String when = line.string("when");
        Text label = line.text("");
        Text advice = line.text("advice-");
        line.finish();
        return switch (RuleCompiler.compile(when, WarningSignals.CATALOGUE)) {
            case Compilation.Compiled(Rule rule) ->
                line.made("code", () -> new WarningRule(code, label, advice, severity, rule, quietDays));
            case Compilation.Rejected(List<Problem> problems) ->
                throw line.problem("when", sentence(problems.getFirst()));
        };
    }

    private static String sentence(Problem problem) {
        return "column " + problem.at().column() + ": " + problem.message().en();
    }

    private CheckPolicy checks() throws PolicyProblem {
        TermsPolicy terms = terms();
        Strategy strategy = strategy();
        BillShares bills = bills();
        if (all("exposure").isEmpty() && all("check").isEmpty()) {
            return CheckPolicy.NONE.granting(terms).following(strategy).counting(bills);
        }
        PolicyLine line = only("exposure");
        ExceededWhen exceeded = line.one(ExceededWhen.class, "exceeded");
        boolean deductsCash = line.isYes("deducts-cash");
        boolean deductsCredit = line.isYes("deducts-credit");
        line.finish();
        List<CheckRule> rules = new ArrayList<>();
        for (PolicyLine row : all("check")) {
            rules.add(check(row));
        }
        return line.made(
                "check", () -> new CheckPolicy(exceeded, deductsCash, deductsCredit, bills, rules, terms, strategy));
    }

    private BillShares bills() throws PolicyProblem {
        if (all("bills").isEmpty()) {
            return BillShares.USUAL;
        }
        PolicyLine line = only("bills");
        Map<BillKind, Integer> percents = new EnumMap<>(BillKind.class);
        for (BillKind kind : BillKind.values()) {
            percents.put(kind, line.integer(kind.field()));
        }
        line.finish();
        return line.made("bills", () -> new BillShares(percents));
    }

    private Strategy strategy() throws PolicyProblem {
        if (all("release").isEmpty()) {
            return CheckPolicy.USUAL;
        }
        PolicyLine line = only("release");
        Strategy strategy = line.one(Strategy.class, "strategy");
        line.finish();
        return strategy;
    }

    private static CheckRule check(PolicyLine line) throws PolicyProblem {
        String code = line.string("code");
        CheckKind kind = line.one(CheckKind.class, "kind");
        List<CheckPoint> points = line.several(CheckPoint.class, "at");
        List<RiskLevel> risks = line.several(RiskLevel.class, "risk");
        Reaction reaction = line.one(Reaction.class, "reaction");
        String written = line.string("threshold");
        long threshold = line.made("threshold", () -> kind.unit().parse(written));
        int days = line.integer("days");
        boolean isNet = line.isYes("net");
        line.finish();
        return line.made(
                "code",
                () -> new CheckRule(
                        code,
                        kind,
                        new LinkedHashSet<>(points),
                        new LinkedHashSet<>(risks),
                        reaction,
                        threshold,
                        days,
                        isNet));
    }

    private TermsPolicy terms() throws PolicyProblem {
        List<TermsPolicy.Band> bands = new ArrayList<>();
        for (PolicyLine row : all("grade-terms")) {
            Grade to = row.one(Grade.class, "to");
            var granted = new GrantedTerms(
                    upTo(row, "days", GrantedTerms.MOST_DAYS),
                    upTo(row, "deposit", GrantedTerms.MOST_DEPOSIT),
                    upTo(row, "price", GrantedTerms.MOST_PRICE));
            row.finish();
            bands.add(new TermsPolicy.Band(to, granted));
        }
        return bands.isEmpty()
                ? TermsPolicy.NONE
                : all("grade-terms").getLast().made("to", () -> new TermsPolicy(bands));
    }

    private static int upTo(PolicyLine line, String field, int most) throws PolicyProblem {
        int value = line.integer(field);
        if (value < 0 || value > most) {
            throw line.problem(field, value + " is not in 0 to " + most);
        }
        return value;
    }

    List<PolicyLine> all(String keyword) {
        return lines.getOrDefault(keyword, List.of());
    }

    PolicyLine only(String keyword) throws PolicyProblem {
        List<PolicyLine> found = all(keyword);
        if (found.isEmpty()) {
            throw new PolicyProblem(0, keyword, "the line is missing");
        }
        if (found.size() > 1) {
            throw found.getLast().problem(keyword, "the line stands twice");
        }
        return found.getFirst();
    }
}
