package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Advice;
import io.ballast.engine.exposure.DuePart;
import io.ballast.engine.exposure.ExposureKind;
import io.ballast.engine.exposure.Level;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One act of advice as a program can follow it; amounts in minor units of the reporting currency. */
record AdvisedAct(
        @Schema(
                description =
                        "Pay, CutOrder, ShipLater, RenewSecurity, AddSecurity, SetLimit, ProlongLimit, AgreeTerms,"
                                + " AssessAgain, AskAuthority or WriteChecks")
        String kind,

        @Schema(description = "Code of the group whose members pay, or whose limit it is; null of the customer")
        Optional<String> group,

        @Schema(
                description =
                        "Code of the company of ours whose items are paid or whose limit it is, empty for the main"
                                + " one; null where it is about the customer as a whole or a group")
        Optional<String> ownCompany,

        @Schema(description = "Kind of exposure whose limit it is; null where it is about another one")
        Optional<ExposureKind> exposureKind,

        @Schema(
                description = "What the act is about: all that is paid, the most the order may be worth, what ships as"
                        + " planned, what a security takes over, the limit; null where there is no figure")
        Optional<Long> minor,

        @Schema(description = "Of a payment") Optional<Payment> payment,

        @Schema(description = "Of a shipment in two parts: the later one")
        Optional<Later> later,

        @Schema(description = "Of a limit to be prolonged: first last day that does")
        Optional<LocalDate> to,

        @Schema(description = "Of a security to be renewed: its number")
        Optional<String> reference,

        @Schema(description = "Of terms to be agreed") Optional<Agreed> terms) {

    /** The riskiest terms that do. */
    record Agreed(
            @Schema(description = "Longest effective credit days, as docs/payment-terms.md ranks terms")
            int mostDays,

            @Schema(description = "Least share paid before goods leave, percent")
            int leastDepositPercent) {}

    /** What a payment is made of. */
    record Payment(
            @Schema(description = "Unapplied cash that is there already")
            long applyCashMinor,

            @Schema(description = "Unapplied credit memos that are there already")
            long applyCreditMinor,

            @Schema(description = "New money") long payMinor,

            @Schema(description = "What all three are set against; what is left over goes on account")
            List<Part> parts) {
        Payment {
            parts = List.copyOf(parts);
        }

        static Payment of(Advice.Pay pay) {
            return new Payment(
                    pay.applyCashMinor(),
                    pay.applyCreditMinor(),
                    pay.payMinor(),
                    pay.parts().stream().map(Part::of).toList());
        }
    }

    /** So much of what is due on a day. */
    record Part(LocalDate dueOn, long minor) {
        static Part of(DuePart part) {
            return new Part(part.dueOn(), part.minor());
        }
    }

    /** What ships later, and from which day on. */
    record Later(long minor, LocalDate from) {}

    /** The acts of a piece of advice, one after the other. */
    static List<AdvisedAct> of(Advice advice) {
        return advice instanceof Advice.AllOf(List<Advice> steps, List<String> _)
                ? steps.stream().map(AdvisedAct::one).toList()
                : List.of(one(advice));
    }

    private static AdvisedAct one(Advice advice) {
        return new AdvisedAct(
                advice.getClass().getSimpleName(),
                level(advice).filter(Level::isGroup).map(Level::code).filter(code -> !code.isEmpty()),
                level(advice).filter(Level::isCompany).map(Level::code),
                level(advice).flatMap(Level::kind),
                figure(advice),
                advice instanceof Advice.Pay pay ? Optional.of(Payment.of(pay)) : Optional.empty(),
                advice instanceof Advice.ShipLater later
                        ? Optional.of(new Later(later.laterMinor(), later.from()))
                        : Optional.empty(),
                advice instanceof Advice.ProlongLimit prolong ? Optional.of(prolong.to()) : Optional.empty(),
                advice instanceof Advice.RenewSecurity renew ? Optional.of(renew.reference()) : Optional.empty(),
                advice instanceof Advice.AgreeTerms terms
                        ? Optional.of(new Agreed(terms.mostDays(), terms.leastDepositPercent()))
                        : Optional.empty());
    }

    private static Optional<Level> level(Advice advice) {
        return switch (advice) {
            case Advice.Pay pay -> Optional.of(pay.payer());
            case Advice.SetLimit set -> Optional.of(set.level());
            case Advice.ProlongLimit prolong -> Optional.of(prolong.level());
            default -> Optional.empty();
        };
    }

    private static Optional<Long> figure(Advice advice) {
        return switch (advice) {
            case Advice.Pay pay -> Optional.of(pay.totalMinor());
            case Advice.CutOrder cut -> Optional.of(cut.mostMinor());
            case Advice.ShipLater later -> Optional.of(later.nowMinor());
            case Advice.RenewSecurity renew -> Optional.of(renew.addsMinor());
            case Advice.AddSecurity add -> Optional.of(add.leastMinor());
            case Advice.SetLimit limit -> Optional.of(limit.toMinor());
            case Advice.ProlongLimit _,
                    Advice.AgreeTerms _,
                    Advice.AssessAgain _,
                    Advice.AskAuthority _,
                    Advice.WriteChecks _,
                    Advice.AllOf _ -> Optional.empty();
        };
    }
}
