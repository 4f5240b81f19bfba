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
    private static final long UNPAID_MINOR = 500_000_000;

    private AssessedDemo() {}

    /** Loads the company that all tests of pages share; once a database. */
    public static void load(ApplicationContext context) {
        if (context.getBean(AssessmentRuns.class).inForce().isEmpty()) {
            load(context, CUSTOMERS, MONTH_ENDS);
        }
    }

    /** Books so many customers and assesses some month ends and then the day itself, through the real door. */
    public static void load(ApplicationContext context, int customers, int monthEnds) {
        var company =
                new DemoCompany(DemoSettings.standard().withCustomers(customers).withInvoicesPerCustomer(INVOICES));
        var books = new DemoBooks(context.getBean(JdbcTemplate.class));
        for (int i = 0; i < customers; i++) {
            books.book(company.customer(i));
        }
        context.getBean(AssessmentRuns.class).assessMonthEnds(monthEnds, DAY, "chen.wei");
        assess(context);
    }

    /** Assesses whoever is in the books as of the day, through the real door. */
    public static void assess(ApplicationContext context) {
        context.getBean(AssessmentRuns.class)
                .assess(new RunRequest(DAY, Knowledge.AS_KNOWN_THEN, Run.Trigger.MANUAL, "chen.wei"));
    }

    /** Books one more invoice, of which nothing is paid, for so many customers, the first ones first. */
    public static void bookUnpaid(ApplicationContext context, int customers, LocalDate issued, LocalDate due) {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        var books = new DemoBooks(jdbc);
        jdbc.queryForList("select id from customers.customer order by code limit ?", Long.class, customers)
                .forEach(id -> books.bookInvoice(id, "UNPAID-" + due + "-" + id, issued, due, issued, UNPAID_MINOR));
    }
}
