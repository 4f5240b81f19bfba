package io.ballast.server;

import io.ballast.engine.value.Text;
import io.ballast.samples.DemoSettings;
import io.ballast.server.creditcontrol.CheckMeasure;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Arguments;
import io.ballast.server.web.Command;
import io.ballast.server.web.CommandLine;
import io.ballast.server.web.CommandOption;
import io.ballast.server.web.Terminal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * {@code ./ballast check-speed}: order checks on this machine, beside one hand-written statement under pgbench. That
 * changes the accounts of all customers, so that everything known of them would have to be read anew: it comes last.
 */
@Component
@CommandLine(
        name = "check-speed",
        usage = "[--customers N] [--seconds N]",
        zh = "在本机的临时演示账簿上测量订单检查的速度；装有 pgbench 时与手写语句对比",
        en = "Measure order checks on made-up books of this machine, beside one statement under pgbench",
        hasOwnDatabase = true,
        options = {
            @CommandOption(name = "--customers", value = "N", zh = "客户数（默认 3000）", en = "Customers (3000)"),
            @CommandOption(
                    name = "--seconds",
                    value = "N",
                    zh = "每一项测多少秒（默认 10）",
                    en = "Seconds for each measurement (10)")
        })
class CheckSpeedCommand implements Command {
    private static final int[] CLIENTS = {1, 8, 32, 256};
    private static final int CROWD = 32;
    private static final double BUSY = 0.9;

    private final DemoLedger ledger;
    private final CheckMeasure measure;
    private final Pgbench peer;

    CheckSpeedCommand(DemoLedger ledger, CheckMeasure measure, Pgbench peer) {
        this.ledger = ledger;
        this.measure = measure;
        this.peer = peer;
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws Exception {
        Arguments arguments = Arguments.of(words, Set.of());
        DemoSettings settings = DemoSettings.standard()
                .withCustomers(
                        arguments.text("--customers").map(Integer::parseInt).orElse(3_000));
        Duration time = Duration.ofSeconds(
                arguments.text("--seconds").map(Integer::parseInt).orElse(10));
        ledger.write(settings);
        CheckMeasure.Books books = Users.as(CurrentUser.system(), () -> {
            ledger.load(settings);
            return measure.warmUp();
        });
        terminal.print(Text.of(
                "%d 家客户，其中 %d 家的小额订单可放行；发票 %d 张"
                        .formatted(books.all().size(), books.fit().size(), books.invoices()),
                "%d customers, small orders of %d of them may ship; %d invoices"
                        .formatted(books.all().size(), books.fit().size(), books.invoices())));
        measure.ask(books, CROWD, time, 0);
        String text = measure.text(books);
        Map<Integer, CheckMeasure.Speed> speeds = new LinkedHashMap<>();
        for (int clients : CLIENTS) {
            speeds.put(clients, measure.ask(books, clients, time, 0));
        }
        CheckMeasure.Speed even = measure.ask(books, CROWD, time, 0);
        CheckMeasure.Speed busy = measure.ask(books, CROWD, time, BUSY);
        String others = String.format(
                Locale.ROOT,
                "%.2f -> %.2f ms, %.2f",
                even.othersP99(),
                busy.othersP99(),
                busy.othersP99() / even.othersP99());
        terminal.print(Text.of(
                "一家客户占九成请求时，其他客户的 p99：" + others,
                "p99 of the others when nine of ten ask about one customer: " + others));
        OptionalDouble best = OptionalDouble.empty();
        for (int clients : CLIENTS) {
            CheckMeasure.Speed own = Objects.requireNonNull(speeds.get(clients));
            OptionalDouble other = clients > Pgbench.MOST ? best : peer.transactions(books, text, clients, time);
            best = other.isPresent() && other.getAsDouble() > best.orElse(0) ? other : best;
            terminal.print(Text.of(
                    "%d 个并发：%s；pgbench %s".formatted(clients, figures(own), figures(own, other)),
                    "%d at once: %s; pgbench %s".formatted(clients, figures(own), figures(own, other))));
        }
        return OK;
    }

    private static String figures(CheckMeasure.Speed speed) {
        return String.format(
                Locale.ROOT, "%.0f/s, p50 %.2f ms, p99 %.2f ms", speed.perSecond(), speed.p50(), speed.p99());
    }

    private static String figures(CheckMeasure.Speed own, OptionalDouble other) {
        return other.isEmpty()
                ? "-"
                : String.format(
                        Locale.ROOT, "%.0f/s, %.2f", other.getAsDouble(), own.perSecond() / other.getAsDouble());
    }
}
