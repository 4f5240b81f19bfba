package io.ballast.engine.exposure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much of an unpaid bill counts as exposure.
 *
 * <pre>counted = minor * percent / 100, half up; all of a bill whose payment was refused</pre>
 *
 * @param percents of each kind, 0 to 100
 */
public record BillShares(Map<BillKind, Integer> percents) {
    private static final int WHOLE = 100;

    /** A bank's promise is as good as paid, any other one counts until it is kept. */
    public static final BillShares USUAL = new BillShares(Map.of(
            BillKind.BANK,
            0,
            BillKind.FINANCE_COMPANY,
            WHOLE,
            BillKind.COMMERCIAL,
            WHOLE,
            BillKind.CERTIFICATE,
            WHOLE));

    public BillShares {
        percents = Collections.unmodifiableMap(new EnumMap<>(percents));
        for (BillKind kind : BillKind.values()) {
            Integer percent = percents.get(kind);
            if (percent == null || percent < 0 || percent > WHOLE) {
                throw new IllegalArgumentException("Share of a " + kind + " is not 0 to 100 percent: " + percent);
            }
        }
    }

    public int percent(BillKind kind) {
        return percents.getOrDefault(kind, WHOLE);
    }

    /** What of a bill counts, 0 to all of it. */
    public long countedMinor(Bill bill) {
        if (bill.isDishonoured()) {
            return bill.minor();
        }
        long hundredths = Math.multiplyExact(bill.minor(), (long) percent(bill.kind()));
        return Math.addExact(hundredths, WHOLE / 2) / WHOLE;
    }
}
