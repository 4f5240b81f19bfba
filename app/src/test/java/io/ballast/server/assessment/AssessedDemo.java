package io.ballast.server.assessment;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.samples.DemoCompany;
import io.ballast.samples.DemoSettings;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A small demo company, booked and assessed, for tests of pages. */
public final class AssessedDemo {
    /** The day of the run in force. */
    public static final LocalDate DAY = LocalDate.of(2026, 10, 31);

    /** How many customers it has. */
    public static final int CUSTOMERS = 80;

    private static final int INVOICES = 30;
    private static final int MONTH_ENDS = 6;

    private AssessedDemo() {}

    /** Books the company and assesses some month ends and then the day itself, through the real door; once a database. */
    public static void load(ApplicationContext context) {
        AssessmentRuns runs = context.getBean(AssessmentRuns.class);
        if (runs.inForce().isPresent()) {
            return;
        }
        var company =
                new DemoCompany(DemoSettings.standard().withCustomers(CUSTOMERS).withInvoicesPerCustomer(INVOICES));
        var books = new DemoBooks(context.getBean(JdbcTemplate.class));
        for (int i = 0; i < CUSTOMERS; i++) {
            books.book(company.customer(i));
        }
        runs.assessMonthEnds(MONTH_ENDS, DAY, "chen.wei");
        runs.assess(new RunRequest(DAY, Knowledge.AS_KNOWN_THEN, Run.Trigger.MANUAL, "chen.wei"));
    }
}
