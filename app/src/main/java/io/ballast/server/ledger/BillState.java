package io.ballast.server.ledger;

import io.ballast.engine.value.Text;

/** Where a bill is on a day; the states of {@link #SQL}. */
enum BillState {
    HELD(Text.of("持有", "held")),
    PASSED_ON(Text.of("已背书或贴现，有追索权", "passed on, with recourse")),
    OVERDUE(Text.of("到期未兑付", "overdue")),
    DISHONOURED(Text.of("拒付", "dishonoured")),
    PAID(Text.of("已兑付", "paid")),
    FREE(Text.of("已转出，无追索权", "passed on, without recourse")),
    OVER(Text.of("已转出，提示付款期满无拒付", "passed on, no refusal within the days of presentation"));

    /**
     * The state of a row b as of :day. A bill that was passed on is forgotten ten days after it fell due, the time in
     * which its holder has to present it, unless payment was refused; source: docs/sources.md#bills.
     */
    static final String SQL = """
        case
          when b.paid_on <= :day then 'PAID'
          when b.passed_on <= :day and b.is_recourse_free then 'FREE'
          when b.dishonoured_on <= :day then 'DISHONOURED'
          when b.passed_on <= :day and b.due_on + 10 < :day then 'OVER'
          when b.passed_on <= :day then 'PASSED_ON'
          when b.due_on < :day then 'OVERDUE'
          else 'HELD'
        end""";

    /** Those in which somebody may still come to us, or owes us. */
    static final String IS_OPEN = SQL + " in ('HELD', 'PASSED_ON', 'OVERDUE', 'DISHONOURED')";

    private final Text label;

    BillState(Text label) {
        this.label = label;
    }

    Text label() {
        return label;
    }
}
