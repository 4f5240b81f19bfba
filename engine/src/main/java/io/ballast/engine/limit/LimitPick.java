package io.ballast.engine.limit;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import java.util.List;
import java.util.OptionalLong;

/**
 * How the policy came from the methods' opinions to one limit.
 *
 * @param combination how the amounts became one
 * @param methods the chosen methods that could say, in policy order
 * @param combinedMinor their amount before caps and rounding, empty when none could say
 * @param capMinor the policy's cap on any one customer, if it has one
 * @param end what happened last
 */
public record LimitPick(
        Combination combination,
        List<LimitMethod> methods,
        OptionalLong combinedMinor,
        OptionalLong capMinor,
        End end) {
    public LimitPick {
        methods = List.copyOf(methods);
    }

    Text text(Currency currency) {
        if (combinedMinor.isEmpty()) {
            return end.text;
        }
        String amount = Figures.amount(combinedMinor.getAsLong(), currency);
        String cap =
                end == End.CAPPED && capMinor.isPresent() ? " " + Figures.amount(capMinor.getAsLong(), currency) : "";
        String zh = String.join(
                "、", methods.stream().map(method -> method.label().zh()).toList());
        String en = String.join(
                ", ", methods.stream().map(method -> method.label().en()).toList());
        return Text.of(
                zh + "，取" + combination.label().zh() + " = " + amount + "；" + end.text.zh() + cap,
                en + ": " + combination.label().en() + " = " + amount + "; " + end.text.en() + cap);
    }

    /** What decided in the end. */
    public enum End {
        AS_COMBINED(Text.of("按合并结果", "as combined")),
        CAPPED(Text.of("单一客户上限", "capped for any one customer")),
        GRADE_BARS_CREDIT(Text.of("等级不予授信", "the grade bars credit")),
        IN_DEFAULT(Text.of("客户已违约", "the customer is in default")),
        STOPPED(Text.of("已停止供货", "supply is stopped")),
        NO_METHOD(Text.of("所选方法均无法得出额度", "none of the chosen methods could say")),
        OTHER_CURRENCY(Text.of("政策金额为其他币种，不作建议", "no advice, the policy's amounts are in another currency"));

        private final Text text;

        End(Text text) {
            this.text = text;
        }
    }
}
