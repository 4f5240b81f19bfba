package io.ballast.server;

import io.ballast.engine.value.Text;
import io.ballast.server.audit.SpeedMeasure;
import io.ballast.server.web.Arguments;
import io.ballast.server.web.Command;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.CommandOption;
import io.ballast.server.web.Terminal;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code ./ballast audit-speed}: what the audit trail costs on this machine, on an empty database of its own. */
@Component
@CommandLine(
        name = "audit-speed",
        usage = "[--changes N] [--threads N] [--entries N] [--leaves N]",
        zh = "在本机的临时空库上测量操作记录的速度：写入、核对、证明",
        en = "Measure the audit trail on an empty database of this machine: writing, verifying, proofs",
        hasOwnDatabase = true,
        options = {
            @CommandOption(
                    name = "--changes",
                    value = "N",
                    zh = "有记录与无记录的业务改动各多少次（默认 40000）",
                    en = "Changes to make with and without an entry each (40000)"),
            @CommandOption(name = "--threads", value = "N", zh = "并发数（默认 8）", en = "Threads that make them (8)"),
            @CommandOption(
                    name = "--entries",
                    value = "N",
                    zh = "全量核对前补足到多少条记录（默认 1000000）",
                    en = "Entries to fill up to before all are verified (1000000)"),
            @CommandOption(
                    name = "--leaves",
                    value = "N",
                    zh = "求证明前把哈希树补足到多少叶（默认 10000000）",
                    en = "Leaves to fill the tree up to before proofs are asked for (10000000)")
        })
class AuditSpeedCommand implements Command {
    private final SpeedMeasure measure;
    private final JdbcClient jdbc;

    AuditSpeedCommand(SpeedMeasure measure, JdbcClient jdbc) {
        this.measure = measure;
        this.jdbc = jdbc;
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws Exception {
        Arguments arguments = Arguments.of(words, Set.of());
        int changes = number(arguments, "--changes", 40_000);
        int threads = number(arguments, "--threads", 8);
        for (int thread = 0; thread < threads; thread++) {
            jdbc.sql("insert into identity.department (code, name) values (:code, 'made up')")
                    .param("code", code(thread))
                    .update();
        }
        SpeedMeasure.Writing writing = measure.write(changes, threads, this::rename);
        String figures = "%.0f -> %.0f/s, p50 %.2f ms, p99 %.2f ms, %.2f s"
                .formatted(writing.bare(), writing.audited(), writing.p50(), writing.p99(), writing.delay());
        terminal.print(Text.of(
                "%d 次改动、%d 个并发（无记录 -> 有记录，写一条记录的时间，到签名 p99）：%s".formatted(changes, threads, figures),
                "%d changes, %d threads (without -> with entries; time of an entry; signed after, p99): %s"
                        .formatted(changes, threads, figures)));
        SpeedMeasure.Verifying verifying = measure.verify(number(arguments, "--entries", 1_000_000));
        terminal.print(Text.of(
                "给 %d 条记录位置 %.0f 条/秒；全量核对 %.1f 秒"
                        .formatted(verifying.entries(), verifying.sequenced(), verifying.seconds()),
                "%d entries: %.0f a second placed, all verified in %.1f s"
                        .formatted(verifying.entries(), verifying.sequenced(), verifying.seconds())));
        terminal.print(verifying.verdict());
        SpeedMeasure.Proving proving = measure.prove(number(arguments, "--leaves", 10_000_000));
        terminal.print(Text.of(
                "%d 叶的包含证明：p50 %.2f 毫秒、p99 %.2f 毫秒，%d 次全部成立"
                        .formatted(proving.leaves(), proving.p50(), proving.p99(), proving.proofs()),
                "Inclusion proofs in %d leaves: %.2f ms at p50, %.2f ms at p99, all %d hold"
                        .formatted(proving.leaves(), proving.p50(), proving.p99(), proving.proofs())));
        return OK;
    }

    private void rename(int thread, int number) {
        jdbc.sql("update identity.department set name = :name where code = :code")
                .param("name", "made up " + number)
                .param("code", code(thread))
                .update();
    }

    private static String code(int thread) {
        return "measured-" + thread;
    }

    private static int number(Arguments arguments, String name, int standard) {
        int number = arguments.text(name).map(Integer::parseInt).orElse(standard);
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + number);
        }
        return number;
    }
}
