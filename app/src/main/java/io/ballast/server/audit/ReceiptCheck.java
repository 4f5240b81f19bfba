package io.ballast.server.audit;

import io.ballast.engine.merkle.Receipt;
import io.ballast.engine.merkle.VerifierKey;
import io.ballast.engine.value.Text;
import io.ballast.server.web.Arguments;
import io.ballast.server.web.Command;
import io.ballast.server.web.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ./ballast audit verify-receipt FILE --key FILE}: whether a receipt holds, without server and database. */
public final class ReceiptCheck {
    /** The word behind {@code audit} that asks for it. */
    public static final String VERB = "verify-receipt";

    private ReceiptCheck() {}

    /**
     * Looks at one receipt.
     *
     * @param arguments what stands behind the verb
     */
    public static int run(List<String> arguments, Terminal terminal) {
        Optional<String> key = arguments.isEmpty() ? Optional.empty() : keyOf(arguments.subList(1, arguments.size()));
        if (key.isEmpty()) {
            terminal.aside(Text.of(
                    "用法：./ballast audit verify-receipt 文件 --key 公钥文件",
                    "Usage: ./ballast audit verify-receipt FILE --key FILE"));
            return Command.USAGE;
        }
        try {
            Optional<VerifierKey> verifier = VerifierKey.parse(Files.readString(Path.of(key.get())));
            if (verifier.isEmpty()) {
                terminal.aside(Text.of("不是公钥：" + key.get(), "No verifier key: " + key.get()));
                return Command.USAGE;
            }
            return tell(Receipt.verify(Files.readString(Path.of(arguments.getFirst())), verifier.get()), terminal);
        } catch (IOException e) {
            terminal.aside(Text.of("无法读取 " + e.getMessage(), "Cannot read " + e.getMessage()));
            return Command.USAGE;
        }
    }

    private static Optional<String> keyOf(List<String> rest) {
        try {
            return Arguments.of(rest, Set.of()).text("--key");
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int tell(Receipt.Verdict verdict, Terminal terminal) {
        return switch (verdict) {
            case Receipt.Verdict.Good good -> {
                terminal.print(Text.of(
                        "凭证有效：" + good.checkpoint().origin() + "，"
                                + good.checkpoint().size() + " 条时的检查点",
                        "The receipt holds: " + good.checkpoint().origin() + ", checkpoint of "
                                + good.checkpoint().size()));
                terminal.print(new String(Base64.getDecoder().decode(good.entry()), StandardCharsets.UTF_8));
                yield Command.OK;
            }
            case Receipt.Verdict.Bad bad -> {
                terminal.print(why(bad.fault()));
                yield Command.FAILED;
            }
        };
    }

    private static Text why(Receipt.Fault fault) {
        return switch (fault) {
            case UNREADABLE -> Text.of("凭证无效：无法识别", "The receipt is bad: it cannot be read");
            case NOT_SIGNED ->
                Text.of("凭证无效：检查点不是用这把密钥签的", "The receipt is bad: this key has not signed its checkpoint");
            case NOT_IN_LOG -> Text.of("凭证无效：日志中没有这条记录", "The receipt is bad: its entry is not in the log");
        };
    }
}
