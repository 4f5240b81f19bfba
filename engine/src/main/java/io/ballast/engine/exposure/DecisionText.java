package io.ballast.engine.exposure;

import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.terms.GrantedTerms;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.terms.TermsCode;
import io.ballast.engine.terms.TermsRank;
import io.ballast.engine.value.Decimals;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A decision as canonical text: one line a check, a piece of advice, a level of headroom and a security. Equal
 * decisions have equal texts on every machine, and what is read is what was written. Made for storage and replay, not
 * for a screen.
 */
public final class DecisionText {
    private static final String NONE = "none";

    private DecisionText() {}

    public static String write(Decision decision) {
        List<TextLine> lines = new ArrayList<>();
        TextLine head = TextLine.of("decision")
                .field("outcome", decision.outcome())
                .field("at", decision.point())
                .field("risk", decision.risk())
                .field("day", decision.day());
        decision.terms().ifPresent(terms -> head.field("terms", terms.code()));
        if (!decision.company().isEmpty()) {
            head.field("company", decision.company());
        }
        lines.add(decision.authority() == Authority.CHECKS ? head : head.field("authority", decision.authority()));
        decision.results().forEach(result -> lines.add(check(result)));
        decision.advice().forEach(advice -> lines.addAll(AdviceText.write(advice)));
        decision.headroom()
                .forEach(level -> lines.add(TextLine.of("headroom")
                        .level("level", level.level())
                        .field("limit", AdviceText.limit(level.limit()))
                        .field("gross", level.grossMinor())
                        .field("net", level.netMinor())));
        decision.securities().forEach(security -> lines.add(security(security)));
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static TextLine check(CheckResult result) {
        TextLine line = TextLine.of("check").field("code", result.code());
        return (result.level().equals(Level.CUSTOMER) ? line : line.level("level", result.level()))
                .field("kind", result.kind())
                .field("verdict", result.verdict())
                .field("measured", measured(result.measured()))
                .field(
                        "threshold",
                        result.threshold().isPresent() ? result.threshold().getAsLong() : NONE)
                .field("overshoot", result.overshoot())
                .field("reaction", result.reaction())
                .field("data-day", result.dataDay());
    }

    private static TextLine security(SecurityCount security) {
        TextLine line = TextLine.of("security")
                .level("level", security.level())
                .field("reference", security.reference())
                .field("counted", security.countedMinor());
        security.because().ifPresent(because -> line.field("because", because));
        security.since().ifPresent(day -> line.field("since", day));
        return line;
    }

    /** What a check saw, such as {@code limit:12600000:10000000} or {@code days:31}. */
    public static String measured(Measured measured) {
        return switch (measured) {
            case Measured.AgainstLimit(long minor, var limit) -> "limit:" + minor + ":" + AdviceText.limit(limit);
            case Measured.OfPortfolio(long minor, long portfolio) -> "portfolio:" + minor + ":" + portfolio;
            case Measured.Amount(long minor) -> "amount:" + minor;
            case Measured.DayCount(int days) -> "days:" + days;
            case Measured.Dunned(int level) -> "dunned:" + level;
            case Measured.Share(long part, long whole) -> "share:" + part + ":" + whole;
            case Measured.Points(double points) -> "points:" + Decimals.text(points);
            case Measured.Graded(Grade grade) -> "grade:" + grade;
            case Measured.OfTerms(TermsRank terms, Grade grade, GrantedTerms granted) ->
                "terms:" + terms.days() + ":" + terms.depositBasisPoints() + ":" + grade + ":" + granted.days() + ":"
                        + granted.depositPercent() + ":" + granted.priceBasisPoints();
            case Measured.Fact(boolean isSo) -> "fact:" + (isSo ? "yes" : "no");
            case Measured.Nothing(NoMeasure because) -> "nothing:" + because;
        };
    }

    /**
     * The decision in this text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Decision read(String text) {
        Iterator<TextLine> lines = text.lines().map(TextLine::parse).iterator();
        if (!lines.hasNext()) {
            throw new IllegalArgumentException("An empty text is no decision");
        }
        TextLine head = lines.next();
        List<CheckResult> results = new ArrayList<>();
        List<Advice> advice = new ArrayList<>();
        List<Headroom> headroom = new ArrayList<>();
        List<SecurityCount> securities = new ArrayList<>();
        while (lines.hasNext()) {
            TextLine line = lines.next();
            switch (line.words()) {
                case "check" -> results.add(check(line));
                case "headroom" -> headroom.add(headroom(line));
                case "security" -> securities.add(security(line));
                default -> advice.add(AdviceText.read(line, lines));
            }
        }
        return new Decision(
                head.one(Outcome.class, "outcome"),
                head.one(CheckPoint.class, "at"),
                head.one(RiskLevel.class, "risk"),
                head.day("day"),
                head.has("terms") ? Optional.of(terms(head.value("terms"))) : Optional.empty(),
                head.has("company") ? head.value("company") : "",
                results,
                advice,
                headroom,
                securities,
                head.has("authority") ? head.one(Authority.class, "authority") : Authority.CHECKS);
    }

    private static PaymentTerms terms(String code) {
        return switch (TermsCode.parse(code)) {
            case TermsCode.Parsed.Known(PaymentTerms terms) -> terms;
            case TermsCode.Parsed.Unknown(Text because) -> throw new IllegalArgumentException(because.en());
        };
    }

    private static CheckResult check(TextLine line) {
        String threshold = line.value("threshold");
        return new CheckResult(
                line.value("code"),
                line.one(CheckKind.class, "kind"),
                line.level("level"),
                line.one(Verdict.class, "verdict"),
                measured(line.value("measured")),
                threshold.equals(NONE) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(threshold)),
                line.whole("overshoot"),
                line.one(Reaction.class, "reaction"),
                line.day("data-day"));
    }

    private static Headroom headroom(TextLine line) {
        return new Headroom(
                line.level("level"), AdviceText.limit(line.value("limit")), line.whole("gross"), line.whole("net"));
    }

    private static SecurityCount security(TextLine line) {
        return new SecurityCount(
                line.level("level"),
                line.value("reference"),
                line.whole("counted"),
                line.has("because") ? Optional.of(line.one(NotCounted.class, "because")) : Optional.empty(),
                line.has("since") ? Optional.of(line.day("since")) : Optional.empty());
    }

    /**
     * What a check saw, from its text.
     *
     * @throws IllegalArgumentException if the text does not say it
     */
    public static Measured measured(String text) {
        List<String> parts = Stream.of(text.split(":", -1)).toList();
        int expected = switch (parts.getFirst()) {
            case "limit", "portfolio", "share" -> 3;
            case "terms" -> 7;
            default -> 2;
        };
        if (parts.size() != expected) {
            throw new IllegalArgumentException("Not what a check saw: " + text);
        }
        String value = parts.get(1);
        return switch (parts.getFirst()) {
            case "limit" -> new Measured.AgainstLimit(Long.parseLong(value), AdviceText.limit(parts.get(2)));
            case "portfolio" -> new Measured.OfPortfolio(Long.parseLong(value), Long.parseLong(parts.get(2)));
            case "amount" -> new Measured.Amount(Long.parseLong(value));
            case "days" -> new Measured.DayCount(Integer.parseInt(value));
            case "dunned" -> new Measured.Dunned(Integer.parseInt(value));
            case "share" -> new Measured.Share(Long.parseLong(value), Long.parseLong(parts.get(2)));
            case "points" -> new Measured.Points(Decimals.parse(value));
            case "grade" -> new Measured.Graded(Grade.valueOf(value));
            case "terms" ->
                new Measured.OfTerms(
                        new TermsRank(Integer.parseInt(value), Integer.parseInt(parts.get(2))),
                        Grade.valueOf(parts.get(3)),
                        new GrantedTerms(
                                Integer.parseInt(parts.get(4)),
                                Integer.parseInt(parts.get(5)),
                                Integer.parseInt(parts.get(6))));
            case "fact" -> new Measured.Fact(value.equals("yes"));
            case "nothing" -> new Measured.Nothing(NoMeasure.valueOf(value));
            default -> throw new IllegalArgumentException("Not what a check saw: " + text);
        };
    }
}
