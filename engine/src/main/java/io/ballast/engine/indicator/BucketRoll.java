package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * Of what stood in the bucket before (1-30, 31-60 or 61-90 days overdue) 30 days ago, the share still open and so one
 * bucket older.
 *
 * <pre>open now of the items of the bucket before / open 30 days ago in that bucket, residues left out</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: ratio, 0 to 1
 *   <li>window: 30 days up to asOf, inclusive
 *   <li>no value: the bucket before was empty 30 days ago
 *   <li>error: exact sums, one division
 *   <li>source: docs/sources.md#roll-rate
 * </ul>
 */
final class BucketRoll implements Indicator {
    private final int firstDay;
    private final Description description;

    BucketRoll(int firstDay) {
        this.firstDay = firstDay;
        description = new Description(
                "roll_to_" + firstDay + "_share_30",
                Family.PAYMENT,
                Text.of("滚入 " + firstDay + " 天以上账龄段比率", "Roll into " + firstDay + " days and more overdue"),
                Unit.RATIO,
                Text.of(
                        "30 天前上一账龄段中有多少滚入 " + firstDay + " 天以上（不计尾差）？",
                        "What share of the bucket before rolled into " + firstDay
                                + " days overdue and more, residues left out?"),
                "open now of the items of the bucket before / open 30 days ago in that bucket, residues left out",
                30,
                Lack.BUCKET_WAS_EMPTY.text(),
                "roll-rate");
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public Reading read(Observation seen) {
        OpenItemTally open = seen.openItems();
        return Reading.share(open.rolledMinor(firstDay), open.couldRollMinor(firstDay), Lack.BUCKET_WAS_EMPTY);
    }
}
