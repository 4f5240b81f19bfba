package io.ballast.engine;

import io.ballast.engine.exposure.CheckPolicy;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.limit.AuthorityPolicy;
import io.ballast.engine.limit.LimitPolicy;
import io.ballast.engine.receivable.AgeingBuckets;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.rule.Verdict;
import io.ballast.engine.scoring.DefaultRule;
import io.ballast.engine.scoring.DefaultScorecard;
import io.ballast.engine.scoring.GradeMargin;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.scoring.MissingData;
import io.ballast.engine.scoring.MissingDataRule;
import io.ballast.engine.scoring.Scorecard;
import io.ballast.engine.scoring.Scorer;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Sha256;
import io.ballast.engine.warning.DefaultWarningRules;
import io.ballast.engine.warning.WarningRule;
import io.ballast.engine.warning.WarningSignals;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Everything a company decides about how customers are judged, in one immutable, versioned bundle.
 *
 * <p>Its canonical text is the policy: it is stored, exported and hashed, and reading it gives an equal policy. Names
 * of indicators are resolved once, here. Safe to share between threads.
 */
public final class Policy {
    private static final String STALENESS = "newest_document_age_days";
    private static final int MOST_WARNINGS = 500;

    private final String code;
    private final int version;
    private final MissingDataRule missingData;
    private final AgeingBuckets ageing;
    private final Scorecard scorecard;
    private final MasterScale scale;
    private final GradeMargin margin;
    private final Residue residue;
    private final DefaultRule defaulting;
    private final LimitPolicy limit;
    private final List<WarningRule> warnings;
    private final CheckPolicy checks;
    private final AuthorityPolicy authority;
    private final Scorer scorer;
    private final int stalenessIndex;
    private final String text;
    private final String hash;

    /**
     * A policy of these parts.
     *
     * @param code short name: lower-case letters, digits and hyphens
     * @param version 1 or more; a changed policy takes the next one
     * @param margin how far a score must leave the band of the previous grade before the grade follows
     * @param residue which rest of an invoice is too small to say how old debts are
     * @param defaulting when a customer counts as in default, whatever its score says
     * @param warnings in the order in which their warnings shall stand
     * @param checks how orders are checked; {@link CheckPolicy#NONE} holds every order
     * @param authority who may grant limits; by {@link AuthorityPolicy#NONE} the credit committee only
     * @throws IllegalArgumentException if the scorecard reads an indicator that the engine does not have, two warning
     *     rules share a code, or one was not compiled against {@link WarningSignals#CATALOGUE}
     */
    public Policy(
            String code,
            int version,
            MissingDataRule missingData,
            AgeingBuckets ageing,
            Scorecard scorecard,
            MasterScale scale,
            GradeMargin margin,
            Residue residue,
            DefaultRule defaulting,
            LimitPolicy limit,
            List<WarningRule> warnings,
            CheckPolicy checks,
            AuthorityPolicy authority) {
        if (!code.matches("[a-z0-9][a-z0-9-]{0,62}") || version < 1) {
            throw new IllegalArgumentException("Not a policy's code and version: '" + code + "' " + version);
        }
        if (!limit.currency().equals(Currency.of(limit.currency().code()))) {
            throw new IllegalArgumentException("A policy uses the decimals of ISO 4217: " + limit.currency());
        }
        this.code = code;
        this.version = version;
        this.missingData = missingData;
        this.ageing = ageing;
        this.scorecard = scorecard;
        this.scale = scale;
        this.margin = margin;
        this.residue = residue;
        this.defaulting = defaulting;
        this.limit = limit;
        this.warnings = List.copyOf(warnings);
        checkWarnings(this.warnings);
        this.checks = checks;
        this.authority = authority;
        this.scorer = new Scorer(scorecard, missingData.mode(), Indicators.CATALOGUE);
        this.stalenessIndex = Indicators.CATALOGUE.indexOf(STALENESS);
        this.text = PolicyWriter.write(this);
        this.hash = Sha256.hex(text);
    }

    /** The policy the product starts with, for ledgers in CNY. */
    public static Policy standard() {
        return standard(Currency.CNY);
    }

    /** The same figures for ledgers in another currency; its code ends with the currency. */
    public static Policy standard(Currency currency) {
        return new Policy(
                currency.equals(Currency.CNY) ? "standard" : "standard-" + lowerCase(currency),
                1,
                new MissingDataRule(MissingData.NEUTRAL, 0.5, Grade.CCC),
                AgeingBuckets.DEFAULT,
                DefaultScorecard.card(),
                MasterScale.standard(),
                GradeMargin.STANDARD,
                Residue.standard(currency),
                DefaultRule.STANDARD,
                LimitPolicy.standard(currency),
                DefaultWarningRules.ALL,
                CheckPolicy.standard(currency),
                AuthorityPolicy.standard());
    }

    private static void checkWarnings(List<WarningRule> warnings) {
        if (warnings.size() > MOST_WARNINGS) {
            throw new IllegalArgumentException(
                    "A policy has at most " + MOST_WARNINGS + " warning rules, not " + warnings.size());
        }
        Reading[] nothing = new Reading[WarningSignals.CATALOGUE.size()];
        Arrays.fill(nothing, new Reading.NotEnoughData(Lack.NO_DOCUMENTS));
        var signals = new Readings(WarningSignals.CATALOGUE, nothing);
        Set<String> codes = new HashSet<>();
        for (WarningRule warning : warnings) {
            if (!codes.add(warning.code())) {
                throw new IllegalArgumentException("Two warning rules are called " + warning.code());
            }
            Verdict unused = warning.rule().decide(signals);
        }
    }

    private static String lowerCase(Currency currency) {
        return currency.code().toLowerCase(Locale.ROOT);
    }

    /** The same rules under another code and version. */
    public Policy numbered(String newCode, int newVersion) {
        return new Policy(
                newCode,
                newVersion,
                missingData,
                ageing,
                scorecard,
                scale,
                margin,
                residue,
                defaulting,
                limit,
                warnings,
                checks,
                authority);
    }

    /** The same rules with another scorecard, read by the same scale. */
    public Policy scoredBy(Scorecard card) {
        return new Policy(
                code,
                version,
                missingData,
                ageing,
                card,
                scale,
                margin,
                residue,
                defaulting,
                limit,
                warnings,
                checks,
                authority);
    }

    /** The policy in this text, or the first line and field that are wrong. Never throws on any text. */
    public static PolicyParsing parse(String text) {
        return PolicyReader.read(text);
    }

    public String code() {
        return code;
    }

    public int version() {
        return version;
    }

    public MissingDataRule missingData() {
        return missingData;
    }

    public AgeingBuckets ageing() {
        return ageing;
    }

    public Scorecard scorecard() {
        return scorecard;
    }

    public MasterScale scale() {
        return scale;
    }

    /** How far a score must leave the band of the previous grade before the grade follows. */
    public GradeMargin margin() {
        return margin;
    }

    /** Which rest of an invoice is too small to say how old debts are. */
    public Residue residue() {
        return residue;
    }

    /** When a customer counts as in default, whatever its score says. */
    public DefaultRule defaulting() {
        return defaulting;
    }

    public LimitPolicy limit() {
        return limit;
    }

    public List<WarningRule> warnings() {
        return warnings;
    }

    /** How orders are checked. */
    public CheckPolicy checks() {
        return checks;
    }

    /** Who may grant limits. */
    public AuthorityPolicy authority() {
        return authority;
    }

    /** The canonical text: equal policies have equal texts. */
    public String text() {
        return text;
    }

    /** SHA-256 of the canonical text in UTF-8, lower-case hex. */
    public String hash() {
        return hash;
    }

    Scorer scorer() {
        return scorer;
    }

    /** Age of the newest document in days; 0 when there is none. */
    int stalenessDays(Readings readings) {
        return readings.at(stalenessIndex) instanceof Reading.Value age ? (int) age.amount() : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policy that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return code + " " + version;
    }
}
