package io.ballast.engine.terms;

import io.ballast.engine.value.Grade;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which terms each grade is granted.
 *
 * @param bands from the best to the worst grade, down to D; empty where a company has no opinion
 */
public record TermsPolicy(List<Band> bands) {
    /** What a policy says that was written before there were terms by grade: nothing. */
    public static final TermsPolicy NONE = new TermsPolicy(List.of());

    /**
     * Terms of the grades from behind the band above down to one.
     *
     * @param to the worst of them
     */
    public record Band(Grade to, GrantedTerms granted) {}

    public TermsPolicy {
        bands = bands.stream().sorted(Comparator.comparing(Band::to)).toList();
        for (int i = 1; i < bands.size(); i++) {
            check(bands.get(i - 1), bands.get(i));
        }
        if (!bands.isEmpty() && bands.getLast().to() != Grade.D) {
            throw new IllegalArgumentException("The last row of terms must reach down to D, not "
                    + bands.getLast().to());
        }
    }

    private static void check(Band better, Band worse) {
        if (better.to() == worse.to()) {
            throw new IllegalArgumentException("Two rows of terms reach down to " + worse.to());
        }
        if (worse.granted().days() > better.granted().days()) {
            throw new IllegalArgumentException("Worse grades get no longer terms: " + worse.to() + " has "
                    + worse.granted().days() + " days, " + better.to() + " "
                    + better.granted().days());
        }
        if (worse.granted().depositPercent() < better.granted().depositPercent()) {
            throw new IllegalArgumentException("Worse grades pay no smaller deposit: " + worse.to() + " pays "
                    + worse.granted().depositPercent() + " %, " + better.to() + " "
                    + better.granted().depositPercent());
        }
    }

    /** The rows the product starts with. Reasons for each figure: docs/payment-terms.md. */
    public static TermsPolicy standard() {
        return new TermsPolicy(List.of(
                new Band(Grade.A, new GrantedTerms(90, 0, 0)),
                new Band(Grade.BBB, new GrantedTerms(75, 0, 300)),
                new Band(Grade.BB, new GrantedTerms(60, 0, 400)),
                new Band(Grade.B, new GrantedTerms(45, 10, 600)),
                new Band(Grade.CCC, new GrantedTerms(30, 30, 800)),
                new Band(Grade.D, new GrantedTerms(0, 100, 0))));
    }

    /** What a grade is granted; empty where the company has no opinion. */
    public Optional<GrantedTerms> granted(Grade grade) {
        return bands.stream()
                .filter(band -> !grade.isWorseThan(band.to()))
                .map(Band::granted)
                .findFirst();
    }
}
