package io.ballast.server.audit;

import io.ballast.engine.value.Text;
import io.ballast.server.web.Arguments;
import io.ballast.server.web.Command;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** {@code ./ballast audit verify}: whether the trail is the one that was signed. */
@Component
@CommandLine(
        name = "audit",
        usage = "verify [--checkpoint FILE] | verify-receipt FILE --key FILE",
        zh = "核对操作记录：逐条重算，并与哈希树、全部检查点及保存在外的检查点比较",
        en = "Verify the audit trail against its tree, all its checkpoints and one kept outside")
class AuditCommand implements Command {
    private static final long PROGRESS_NANOS = 2_000_000_000L;

    private final TrailCheck check;
    private final TrailAlarm alarm;

    AuditCommand(TrailCheck check, TrailAlarm alarm) {
        this.alarm = alarm;
        this.check = check;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        Optional<Path> outside;
        try {
            if (arguments.isEmpty() || !arguments.getFirst().equals("verify")) {
                throw new IllegalArgumentException(String.join(" ", arguments));
            }
            outside = Arguments.of(arguments.subList(1, arguments.size()), Set.of())
                    .text("--checkpoint")
                    .map(Path::of);
        } catch (IllegalArgumentException e) {
            terminal.aside(Text.of(
                    "用法：./ballast audit verify [--checkpoint 文件]",
                    "Usage: ./ballast audit verify [--checkpoint FILE]"));
            return USAGE;
        }
        if (outside.isPresent() && !Files.isReadable(outside.get())) {
            terminal.aside(Text.of("无法读取 " + outside.get(), "Cannot read " + outside.get()));
            return USAGE;
        }
        TrailCheck.Finding finding = check.run(outside, progress(terminal));
        terminal.print(finding.text());
        if (!finding.isSound()) {
            alarm.raise(TrailInDoubt.Fault.UNSOUND, finding.text().en());
        }
        return finding.isSound() ? OK : FAILED;
    }

    private static LongConsumer progress(Terminal terminal) {
        long[] last = {System.nanoTime()};
        return done -> {
            if (System.nanoTime() - last[0] > PROGRESS_NANOS) {
                last[0] = System.nanoTime();
                terminal.aside(Text.of("已核对 " + done + " 条……", done + " entries verified..."));
            }
        };
    }
}
