package io.ballast.server.ledger;

import io.ballast.engine.receivable.AgeingBuckets;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a customer owes by days past due: buckets less what is unapplied are the balance. */
@Component
class AgeingPanel implements Panel {
    static final AgeingBuckets BUCKETS = AgeingBuckets.DEFAULT;

    private final CustomerLedger books;
    private final Ledger ledger;

    AgeingPanel(CustomerLedger books, Ledger ledger) {
        this.books = books;
        this.ledger = ledger;
    }

    /**
     * What the section shows.
     *
     * @param code of the customer
     * @param currency reporting currency of all amounts
     * @param buckets open items by days past due
     * @param openMinor sum of the buckets
     * @param openCount instalments in them
     * @param unapplied what is received or credited and settles nothing yet
     */
    record AgeingPage(
            String code,
            Currency currency,
            List<Bucket> buckets,
            long openMinor,
            int openCount,
            CustomerLedger.Unapplied unapplied) {
        AgeingPage {
            buckets = List.copyOf(buckets);
        }

        long balanceMinor() {
            return openMinor - unapplied.cashMinor() - unapplied.creditMinor();
        }

        double share(Bucket bucket) {
            return openMinor == 0 ? 0 : (double) bucket.amountMinor() / openMinor;
        }
    }

    /** Open items of one span of days past due; the tone darkens with age. */
    record Bucket(int index, Text label, long amountMinor, int count) {
        String tone() {
            return switch (index) {
                case 0 -> "good";
                case 1 -> "watch";
                case 2, 3 -> "high";
                default -> "bad";
            };
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 300, "ageing", "ledger.ageing", "ledger:invoice:read");
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        return ledger.currency().map(currency -> new Fragment("ledger/customer_ageing", page(customer, currency)));
    }

    private AgeingPage page(Subject customer, Currency currency) {
        long[] amounts = new long[BUCKETS.size()];
        int[] counts = new int[BUCKETS.size()];
        List<OpenInvoice> open = books.open(customer);
        long total = 0;
        for (OpenInvoice invoice : open) {
            int bucket = BUCKETS.bucketOf(invoice.pastDueDays());
            amounts[bucket] = Math.addExact(amounts[bucket], invoice.openMinor());
            total = Math.addExact(total, invoice.openMinor());
            counts[bucket]++;
        }
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            buckets.add(new Bucket(i, BUCKETS.label(i), amounts[i], counts[i]));
        }
        return new AgeingPage(customer.code(), currency, buckets, total, open.size(), books.unapplied(customer));
    }
}
