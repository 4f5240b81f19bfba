package io.ballast.server.audit;

import io.ballast.engine.merkle.Checkpoint;
import io.ballast.engine.merkle.VerifierKey;
import io.ballast.engine.value.Text;
import io.ballast.server.web.Arguments;
import io.ballast.server.web.Command;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code ./ballast audit verify}: whether the trail is the one that was signed. */
@Component
@CommandLine(
        name = "audit",
        usage = "verify [--checkpoint FILE] | verify-receipt FILE --key FILE",
        zh = "核对操作记录：逐条重算，并与哈希树、全部检查点及保存在外的检查点比较",
        en = "Verify the audit trail against its tree, all its checkpoints and one kept outside")
class AuditCommand implements Command {
    private static final long PROGRESS_NANOS = 2_000_000_000L;

    private final JdbcClient jdbc;
    private final LogFiles files;
    private final TransactionTemplate snapshot;

    AuditCommand(JdbcClient jdbc, LogFiles files, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.files = files;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
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
        VerifierKey key = files.signer().verifier();
        List<Checkpoint> kept = new ArrayList<>();
        files.newest(key).ifPresent(kept::add);
        outside.flatMap(file -> LogFiles.read(file, key)).ifPresent(kept::add);
        Verdict verdict = snapshot.execute(status -> new Verification(jdbc, key).run(kept, progress(terminal)));
        return tell(java.util.Objects.requireNonNull(verdict), terminal);
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

    private static int tell(Verdict verdict, Terminal terminal) {
        return switch (verdict) {
            case Verdict.Sound sound -> {
                terminal.print(Text.of(
                        "操作记录完好：" + sound.entries() + " 条已排序，其中 " + sound.signed() + " 条有签名，" + sound.waiting()
                                + " 条等待排序；已核对 " + sound.checkpoints() + " 个检查点。",
                        "The trail is sound: " + sound.entries() + " entries in the log, " + sound.signed()
                                + " of them signed, " + sound.waiting() + " waiting; " + sound.checkpoints()
                                + " checkpoints verified."));
                yield OK;
            }
            case Verdict.Broken broken -> {
                terminal.print(Text.of(
                        "操作记录不可信：" + broken.fault().text().zh() + "，首个异常序号 " + broken.index() + "（" + broken.detail()
                                + "）。",
                        "The trail is broken: " + broken.fault().text().en() + ", first bad index " + broken.index()
                                + " (" + broken.detail() + ")."));
                yield FAILED;
            }
        };
    }
}
