package io.ballast.server.keys;

import io.ballast.engine.value.Text;
import io.ballast.server.sealing.KeyKeeping;
import io.ballast.server.sealing.KeyLost;
import io.ballast.server.sealing.Resealing;
import io.ballast.server.web.Arguments;
import io.ballast.server.web.Command;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** {@code ./ballast key}: the keys of encrypted fields, also while a server runs. */
@Component
@CommandLine(
        name = "key",
        usage = "status | rotate --why TEXT | resume | retire --why TEXT"
                + " | rewrap --why TEXT [--to FILE] | abandon --why TEXT",
        zh = "字段密钥：查看、轮换并重新加密、继续、销毁不再使用的密钥、更换外层密钥、放弃丢失的密钥",
        en = "Keys of encrypted fields: look, rotate and reseal, go on, destroy unused ones, change the outer key,"
                + " give up a lost one")
class KeyCommand implements Command {
    private static final long PROGRESS_NANOS = 2_000_000_000L;
    private static final Text USAGE_TEXT = Text.of(
            "用法：./ballast key status | rotate --why 原因 | resume | retire --why 原因 | rewrap --why 原因 [--to 文件]"
                    + " | abandon --why 原因",
            "Usage: ./ballast key status | rotate --why TEXT | resume | retire --why TEXT"
                    + " | rewrap --why TEXT [--to FILE] | abandon --why TEXT");

    private final KeyKeeping keys;
    private final KeyRotation rotation;

    KeyCommand(KeyKeeping keys, KeyRotation rotation) {
        this.keys = keys;
        this.rotation = rotation;
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws IOException, InterruptedException {
        Optional<Arguments> arguments = arguments(words);
        Optional<String> why = arguments
                .flatMap(given -> given.text("--why"))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        String verb = words.isEmpty() ? "" : words.getFirst();
        boolean needsWhy = !verb.equals("status") && !verb.equals("resume");
        if (arguments.isEmpty() || needsWhy && why.isEmpty()) {
            terminal.aside(USAGE_TEXT);
            return USAGE;
        }
        try {
            return act(verb, why.orElse(""), arguments.get().text("--to").map(Path::of), terminal);
        } catch (KeyLost lost) {
            terminal.aside(lost.why());
            keys.counted().stream()
                    .filter(column -> column.values() > 0)
                    .forEach(column -> terminal.aside(Text.of(
                            "  受影响：" + column.column().what().zh() + " " + column.values() + " 个",
                            "  affected: " + column.values() + " "
                                    + column.column().what().en())));
            return FAILED;
        }
    }

    private static Optional<Arguments> arguments(List<String> words) {
        try {
            return words.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Arguments.of(words.subList(1, words.size()), Set.of()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private int act(String verb, String why, Optional<Path> to, Terminal terminal)
            throws IOException, InterruptedException {
        return switch (verb) {
            case "status" -> status(terminal);
            case "rotate" -> {
                String made = rotation.rotate(why);
                terminal.print(Text.of("新密钥 " + made + " 已启用", "Key " + made + " seals from now on"));
                yield reseal(terminal);
            }
            case "resume" -> reseal(terminal);
            case "retire" -> retire(why, terminal);
            case "rewrap" -> rewrap(why, to, terminal);
            case "abandon" -> abandon(why, terminal);
            default -> {
                terminal.aside(USAGE_TEXT);
                yield USAGE;
            }
        };
    }

    private int status(Terminal terminal) {
        KeyKeeping.State state = keys.state();
        terminal.print(Text.of("外层密钥 " + state.outer(), "Field key " + state.outer()));
        for (String key : state.keys()) {
            boolean isCurrent = state.current().equals(Optional.of(key));
            long values = state.under(key);
            terminal.print(Text.of(
                    "密钥 " + key + (isCurrent ? "（当前）" : "（旧）") + "：" + values + " 个值",
                    "Key " + key + (isCurrent ? " (current): " : " (old): ") + values + " values"));
        }
        for (KeyKeeping.Counted column : state.columns()) {
            terminal.print(Text.of(
                    "  " + column.column().what().zh() + "：" + column.values() + " 个"
                            + (column.inClear() > 0 ? "，其中明文 " + column.inClear() + " 个" : ""),
                    "  " + column.column().what().en() + ": " + column.values()
                            + (column.inClear() > 0 ? ", of them in clear text " + column.inClear() : "")));
        }
        if (state.behind() > 0) {
            terminal.print(Text.of(
                    state.behind() + " 个值尚未用当前密钥加密：./ballast key resume",
                    state.behind() + " values wait for the current key: ./ballast key resume"));
        } else if (state.keys().size() > 1) {
            terminal.print(Text.of(
                    "旧密钥已无人使用：./ballast key retire --why 原因",
                    "Nothing uses the old keys: ./ballast key retire --why TEXT"));
        }
        return OK;
    }

    private int reseal(Terminal terminal) throws InterruptedException {
        Resealing.Done done = rotation.reseal(progress(terminal));
        terminal.print(Text.of("已重新加密 " + done.values() + " 个值", done.values() + " values are sealed anew"));
        done.unreadable()
                .forEach(place ->
                        terminal.print(Text.of("无法解开（被改动或移位）：" + place, "Does not open, changed or moved: " + place)));
        long left = keys.state().behind();
        if (left > 0) {
            terminal.print(Text.of(left + " 个值仍用旧密钥", left + " values are still under older keys"));
        }
        return left == 0 ? OK : FAILED;
    }

    private int retire(String why, Terminal terminal) {
        List<String> gone = rotation.retire(why);
        terminal.print(
                gone.isEmpty()
                        ? Text.of("没有可以销毁的密钥", "There is no key to destroy")
                        : Text.of("已销毁：" + String.join(" ", gone), "Destroyed: " + String.join(" ", gone)));
        KeyKeeping.State state = keys.state();
        if (state.keys().size() > 1) {
            terminal.print(Text.of(
                    "仍在使用的旧密钥保留；先运行 ./ballast key resume",
                    "Old keys that are still used were kept; run ./ballast key resume first"));
            return FAILED;
        }
        return OK;
    }

    private int rewrap(String why, Optional<Path> to, Terminal terminal) throws IOException {
        if (keys.isGiven() != to.isPresent()) {
            terminal.aside(Text.of(
                    "设置了 BALLAST_FIELD_KEY 时用 --to 指定存放新密钥的文件；否则不要给出 --to",
                    "Where BALLAST_FIELD_KEY is set, --to names a file for the new key; otherwise leave --to out"));
            return USAGE;
        }
        KeyKeeping.Rewrapped done = rotation.rewrap(to, why);
        terminal.print(Text.of(
                "外层密钥由 " + done.before() + " 换为 " + done.after(),
                "The field key was " + done.before() + " and is now " + done.after()));
        to.ifPresent(file -> terminal.print(Text.of(
                "请把 BALLAST_FIELD_KEY 改为 " + file + " 的内容并重启服务器",
                "Set BALLAST_FIELD_KEY to the content of " + file + " and start the server anew")));
        return OK;
    }

    /** Only where the key really does not open anything: otherwise one would destroy what can be read. */
    private int abandon(String why, Terminal terminal) {
        try {
            keys.check();
        } catch (KeyLost lost) {
            terminal.aside(lost.why());
            long values = rotation.abandon(why);
            terminal.print(Text.of(
                    "已清除 " + values + " 个无法解开的值，启用新密钥。第二因素须重新绑定，接收端须重新填写，操作记录中的姓名不可恢复。",
                    values + " values that nothing opens were forgotten; a new key is in use. Second factors have to be"
                            + " set up again, receivers entered again; names in the trail are lost."));
            return OK;
        }
        terminal.aside(Text.of("密钥可用，没有需要放弃的数据", "The key opens everything; there is nothing to give up"));
        return FAILED;
    }

    private static LongConsumer progress(Terminal terminal) {
        long[] last = {System.nanoTime()};
        return done -> {
            if (System.nanoTime() - last[0] > PROGRESS_NANOS) {
                last[0] = System.nanoTime();
                terminal.aside(Text.of("已重新加密 " + done + " 个值……", done + " values sealed anew..."));
            }
        };
    }
}
