package io.ballast.server;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.value.Text;
import io.ballast.samples.DemoSettings;
import io.ballast.server.assessment.AssessmentRuns;
import io.ballast.server.assessment.Run;
import io.ballast.server.assessment.RunRequest;
import io.ballast.server.connectors.ImportReport;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.protection.DemoProtections;
import io.ballast.server.web.Terminal;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Fills an empty server with the made-up company, through the same import and assessment as any other ledger. Cut off
 * half way, the next start goes on: files are written again to the same bytes, and an import repeated changes nothing.
 */
@Component
@ConditionalOnProperty("ballast.demo")
class DemoStart {
    private static final int MONTHS_OF_HISTORY = 13;

    private final DemoLedger ledger;
    private final AssessmentRuns runs;
    private final DemoGroups groups;
    private final DemoProtections protections;
    private final Terminal terminal;
    private final Clock clock;

    DemoStart(
            DemoLedger ledger,
            AssessmentRuns runs,
            DemoGroups groups,
            DemoProtections protections,
            Terminal terminal,
            Clock clock) {
        this.ledger = ledger;
        this.runs = runs;
        this.groups = groups;
        this.protections = protections;
        this.terminal = terminal;
        this.clock = clock;
    }

    @EventListener
    @Order(0)
    void serverReady(ApplicationReadyEvent ready) throws Exception {
        Environment environment = ready.getApplicationContext().getEnvironment();
        if (runs.inForce().isEmpty()) {
            DemoSettings settings = DemoSettings.standard()
                    .withCustomers(environment.getProperty("ballast.demo.customers", Integer.class, 2_000));
            Users.as(CurrentUser.system(), () -> {
                fill(settings);
                return null;
            });
        }
        terminal.print(Text.of(
                "演示公司已就绪：http://127.0.0.1:" + environment.getProperty("local.server.port") + "  （按 Ctrl+C 停止）",
                "The demo company is ready: http://127.0.0.1:" + environment.getProperty("local.server.port")
                        + "  (Ctrl+C stops it)"));
    }

    private void fill(DemoSettings settings) throws IOException {
        terminal.print(Text.of(
                "正在生成 " + settings.customers() + " 家示例客户……", "Making up " + settings.customers() + " customers..."));
        ledger.write(settings);
        terminal.print(Text.of("正在导入账簿……", "Importing their ledger..."));
        ImportReport report = ledger.load(settings);
        terminal.print(Text.of(
                "已导入 " + report.rowsRead() + " 行，拒绝 " + report.rowsRejected() + " 行。正在评估……",
                "Imported " + report.rowsRead() + " rows, rejected " + report.rowsRejected() + ". Assessing..."));
        groups.arrange(LocalDate.now(clock));
        protections.arrange(LocalDate.now(clock));
        runs.assessMonthEnds(MONTHS_OF_HISTORY, settings.asOf(), DemoLedger.WHO);
        runs.assess(new RunRequest(settings.asOf(), Knowledge.AS_KNOWN_THEN, Run.Trigger.MANUAL, DemoLedger.WHO));
    }
}
