package io.ballast.server.modellab;

/** Why a column of a file is not learned from. */
enum FileRefusal {
    /** Every row says the same. */
    CONSTANT,
    /** Days, of which one lies after the day of observation: the file was written later. */
    AFTER_THE_DAY,
    /** Days, which say when and not how risky. */
    A_DAY,
    /** More words than can be told apart: names or free text. */
    TOO_MANY_VALUES,
    /** It tells the outcome nearly by itself: it was written after the outcome was known. */
    TELLS_THE_OUTCOME
}
