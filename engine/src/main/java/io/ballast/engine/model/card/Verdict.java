package io.ballast.engine.model.card;

/** What became of a characteristic of the sample. */
public sealed interface Verdict {
    /** It is in the card. */
    record Kept() implements Verdict {}

    /** Its bins tell too little. */
    record TooLittleInformation(double least) implements Verdict {}

    /** On rows that its bins did not see, a meaningless one would do as well with this chance. */
    record NotConfirmed(double chance) implements Verdict {}

    /** It says what a stronger one says. */
    record TooCorrelated(String stronger, double correlation) implements Verdict {}

    /** Beside the others it would speak against its own evidence. */
    record WrongSign() implements Verdict {}

    /** It does not pay for itself beside the others. */
    record NotSelected() implements Verdict {}
}
