package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;
import java.util.Locale;

/** Who has promised to pay a bill: the less sure the promise, the more of the bill is still exposure. */
public enum BillKind {
    BANK(Text.of("银行承兑汇票", "bank acceptance bill")),
    FINANCE_COMPANY(Text.of("财务公司承兑汇票", "finance company acceptance bill")),
    COMMERCIAL(Text.of("商业承兑汇票", "commercial acceptance bill")),
    CERTIFICATE(Text.of("应收账款电子凭证", "electronic receivables certificate"));

    private final Text label;

    BillKind(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }

    /** Its name in the text of a policy, such as {@code finance-company}. */
    public String field() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
