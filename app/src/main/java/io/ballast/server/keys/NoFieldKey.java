package io.ballast.server.keys;

import io.ballast.engine.value.Text;
import io.ballast.server.sealing.KeyKeeping;
import io.ballast.server.sealing.KeyLost;
import java.util.List;
import java.util.stream.Collectors;

/** No server starts: the field key is missing or another one. Says what is affected, what still works, what to do. */
final class NoFieldKey extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient Text why;
    private final transient Text wayOut;

    NoFieldKey(KeyLost lost, List<KeyKeeping.Counted> counted) {
        super(lost.getMessage(), lost);
        List<KeyKeeping.Counted> affected =
                counted.stream().filter(column -> column.values() > 0).toList();
        this.why = Text.of(
                lost.why().zh() + "受影响："
                        + affected.stream()
                                .map(column -> column.column().what().zh() + " " + column.values() + " 个")
                                .collect(Collectors.joining("、"))
                        + "。客户、台账、评估、策略与操作记录本身不受影响。",
                lost.why().en() + " Affected: "
                        + affected.stream()
                                .map(column -> column.values() + " "
                                        + column.column().what().en())
                                .collect(Collectors.joining(", "))
                        + ". Customers, ledgers, assessments, policies and the trail itself are not.");
        this.wayOut = WAY_OUT;
    }

    private static final Text WAY_OUT = Text.of(
            "放回密钥（keys/field.key 或 BALLAST_FIELD_KEY）后再启动。此时仍可使用：./ballast doctor、backup、"
                    + "audit verify（不核对姓名）、audit verify-receipt、assess、key status。若密钥确已丢失："
                    + "./ballast key abandon --why 原因，会清除上述数据并启用新密钥。",
            "Put the key back (keys/field.key or BALLAST_FIELD_KEY) and start again. These still work:"
                    + " ./ballast doctor, backup, audit verify (without names), audit verify-receipt, assess, key"
                    + " status. If the key is lost for good: ./ballast key abandon --why TEXT forgets the values"
                    + " above and takes a new key.");

    Text why() {
        return why;
    }

    Text wayOut() {
        return wayOut;
    }
}
