package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Advice as lines of a decision's text: one a piece of advice, and one a step of a combination. */
final class AdviceText {
    private static final String CLEARS = "clears";

    private AdviceText() {}

    static List<TextLine> write(Advice advice) {
        List<TextLine> lines = new ArrayList<>();
        if (advice instanceof Advice.AllOf(List<Advice> steps, List<String> clears)) {
            lines.add(TextLine.of("advice all").field("steps", steps.size()).codes(CLEARS, clears));
            steps.forEach(step -> lines.add(line("step ", step)));
        } else {
            lines.add(line("advice ", advice));
        }
        return lines;
    }

    private static TextLine line(String keyword, Advice advice) {
        return switch (advice) {
            case Advice.Pay pay ->
                TextLine.of(keyword + "pay")
                        .level("payer", pay.payer())
                        .field("apply-cash", pay.applyCashMinor())
                        .field("apply-credit", pay.applyCreditMinor())
                        .field("pay", pay.payMinor())
                        .field("parts", parts(pay.parts()))
                        .codes(CLEARS, pay.clears());
            case Advice.CutOrder cut ->
                TextLine.of(keyword + "cut").field("most", cut.mostMinor()).codes(CLEARS, cut.clears());
            case Advice.ShipLater later ->
                TextLine.of(keyword + "ship")
                        .field("from", later.from())
                        .field("now", later.nowMinor())
                        .field("later", later.laterMinor())
                        .codes(CLEARS, later.clears());
            case Advice.RenewSecurity renew ->
                TextLine.of(keyword + "renew")
                        .field("reference", renew.reference())
                        .field("adds", renew.addsMinor())
                        .codes(CLEARS, renew.clears());
            case Advice.AddSecurity add ->
                TextLine.of(keyword + "secure").field("least", add.leastMinor()).codes(CLEARS, add.clears());
            case Advice.SetLimit set ->
                TextLine.of(keyword + "limit")
                        .level("level", set.level())
                        .field("now", limit(set.now()))
                        .field("to", set.toMinor())
                        .codes(CLEARS, set.clears());
            case Advice.ProlongLimit prolong ->
                TextLine.of(keyword + "prolong")
                        .level("level", prolong.level())
                        .field("expired", prolong.expiredOn())
                        .field("to", prolong.to())
                        .codes(CLEARS, prolong.clears());
            case Advice.AgreeTerms terms ->
                TextLine.of(keyword + "terms")
                        .field("days", terms.mostDays())
                        .field("deposit", terms.leastDepositPercent())
                        .codes(CLEARS, terms.clears());
            case Advice.AssessAgain again -> TextLine.of(keyword + "assess").codes(CLEARS, again.clears());
            case Advice.AskAuthority ask -> TextLine.of(keyword + "authority").codes("checks", ask.checks());
            case Advice.WriteChecks write -> TextLine.of(keyword + "write");
            case Advice.AllOf all -> throw new IllegalArgumentException("A combination within a combination");
        };
    }

    static String limit(LimitInForce limit) {
        return switch (limit) {
            case LimitInForce.None none -> "none";
            case LimitInForce.Unlimited unlimited -> "unlimited";
            case LimitInForce.Amount(long minor) -> Long.toString(minor);
        };
    }

    static LimitInForce limit(String text) {
        return switch (text) {
            case "none" -> new LimitInForce.None();
            case "unlimited" -> new LimitInForce.Unlimited();
            default -> new LimitInForce.Amount(Long.parseLong(text));
        };
    }

    private static String parts(List<DuePart> parts) {
        return parts.stream().map(part -> part.dueOn() + ":" + part.minor()).collect(Collectors.joining(","));
    }

    /** The advice in this line and, of a combination, in those that follow it. */
    static Advice read(TextLine line, Iterator<TextLine> following) {
        if (!line.words().equals("advice all")) {
            return one("advice ", line);
        }
        List<Advice> steps = new ArrayList<>();
        for (long left = line.whole("steps"); left > 0 && following.hasNext(); left--) {
            steps.add(one("step ", following.next()));
        }
        return new Advice.AllOf(steps, line.codes(CLEARS));
    }

    private static Advice one(String keyword, TextLine line) {
        if (!line.words().startsWith(keyword)) {
            throw new IllegalArgumentException("Not a line of advice: " + line);
        }
        return switch (line.words().substring(keyword.length())) {
            case "pay" ->
                new Advice.Pay(
                        line.level("payer"),
                        line.whole("apply-cash"),
                        line.whole("apply-credit"),
                        line.whole("pay"),
                        parts(line.value("parts")),
                        line.codes(CLEARS));
            case "cut" -> new Advice.CutOrder(line.whole("most"), line.codes(CLEARS));
            case "ship" ->
                new Advice.ShipLater(line.day("from"), line.whole("now"), line.whole("later"), line.codes(CLEARS));
            case "renew" -> new Advice.RenewSecurity(line.value("reference"), line.whole("adds"), line.codes(CLEARS));
            case "secure" -> new Advice.AddSecurity(line.whole("least"), line.codes(CLEARS));
            case "limit" ->
                new Advice.SetLimit(
                        line.level("level"), limit(line.value("now")), line.whole("to"), line.codes(CLEARS));
            case "prolong" ->
                new Advice.ProlongLimit(line.level("level"), line.day("expired"), line.day("to"), line.codes(CLEARS));
            case "terms" ->
                new Advice.AgreeTerms(
                        Math.toIntExact(line.whole("days")),
                        Math.toIntExact(line.whole("deposit")),
                        line.codes(CLEARS));
            case "assess" -> new Advice.AssessAgain(line.codes(CLEARS));
            case "authority" -> new Advice.AskAuthority(line.codes("checks"));
            case "write" -> new Advice.WriteChecks();
            default -> throw new IllegalArgumentException("Not a line of advice: " + line);
        };
    }

    private static List<DuePart> parts(String text) {
        return Stream.of(text.split(",", -1))
                .filter(part -> !part.isEmpty())
                .map(AdviceText::part)
                .toList();
    }

    private static DuePart part(String text) {
        int at = text.indexOf(':');
        if (at < 0) {
            throw new IllegalArgumentException("Not a part of what is due: " + text);
        }
        return new DuePart(TextLine.date(text.substring(0, at)), Long.parseLong(text.substring(at + 1)));
    }
}
