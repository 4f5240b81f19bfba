package io.ballast.server.audit;

import io.ballast.engine.value.Text;
import io.ballast.server.web.Arguments;
import io.ballast.server.web.Command;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.Terminal;
import java.io.IOException;
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
        usage = "verify [--checkpoint FILE] | verify-receipt FILE... --key FILE | export --to DIR",
        zh = "核对操作记录：逐条重算，并与哈希树、全部检查点及保存在外的检查点比较；或导出为文件，供独立核对",
        en = "Verify the audit trail against its tree, all its checkpoints and one kept outside; or export it as files")
class AuditCommand implements Command {
    private static final long PROGRESS_NANOS = 2_000_000_000L;

    private final TrailCheck check;
    private final TrailAlarm alarm;
    private final LogExport export;

    AuditCommand(TrailCheck check, TrailAlarm alarm, LogExport export) {
        this.check = check;
        this.alarm = alarm;
        this.export = export;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws IOException {
        try {
            Arguments rest =
                    Arguments.of(arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size()), Set.of());
            Optional<Path> to = rest.text("--to").map(Path::of);
            return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "verify" -> verify(rest.text("--checkpoint").map(Path::of), terminal);
                case "export" -> to.isPresent() ? export(to.get(), terminal) : usage(terminal);
                default -> usage(terminal);
            };
        } catch (IllegalArgumentException e) {
            return usage(terminal);
        }
    }

    private static int usage(Terminal terminal) {
        terminal.aside(Text.of(
                "用法：./ballast audit verify [--checkpoint 文件] | export --to 目录",
                "Usage: ./ballast audit verify [--checkpoint FILE] | export --to DIR"));
        return USAGE;
    }

    private int export(Path to, Terminal terminal) throws IOException {
        try {
            long entries = export.write(to, progress(terminal));
            terminal.print(Text.of("已写出 " + entries + " 条记录：" + to, entries + " entries are written to " + to));
            return OK;
        } catch (LogExport.Refused e) {
            terminal.aside(e.why());
            return FAILED;
        }
    }

    private int verify(Optional<Path> outside, Terminal terminal) {
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
                terminal.aside(Text.of("已处理 " + done + " 条……", done + " entries done..."));
            }
        };
    }
}
