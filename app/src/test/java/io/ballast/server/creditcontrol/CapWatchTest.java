package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import io.ballast.server.identity.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Names and groups that pass a cap are told once while they do: 5 % at high risk, 10 % at others, of 1,000. */
@ServerTest
@TestPropertySource(properties = "ballast.test=caps")
class CapWatchTest {
    /** 1,000.00 in minor units. */
    private static final long THOUSAND = 100_000;

    private static final int AAA = 1;
    private static final int D = 10;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    CapWatch watch;

    @Autowired
    CapBreaches breaches;

    @Autowired
    TransactionTemplate transactions;

    private long run;
    private CreditBooks risky;
    private CreditBooks sound;
    private long group;

    @BeforeEach
    void two_members_of_a_group() {
        StrictPolicy.store(jdbc, LocalDate.of(2026, 1, 1));
        LocalDate day = AssessedDemo.DAY;
        risky = new CreditBooks(jdbc, "S-cap").invoice("I", day.minusDays(9), day, THOUSAND);
        sound = new CreditBooks(jdbc, "S-cap").invoice("I", day.minusDays(9), day, THOUSAND);
        group = Objects.requireNonNull(jdbc.queryForObject(
                "insert into customers.customer_group (code, name) values (?, '集中度集团') returning id",
                Long.class,
                "CG-" + risky.code()));
        risky.inGroup(group);
        sound.inGroup(group);
        AssessedDemo.assess(context);
        run = Objects.requireNonNull(jdbc.queryForObject("select run_id from assessment.published", Long.class));
        jdbc.update("update assessment.assessment set exposure_minor = 1 where run_id = ?", run);
        jdbc.update("update assessment.run set exposure_minor = ? where id = ?", 1_000 * THOUSAND, run);
    }

    private void look(long riskyMinor, long soundMinor) {
        assessed(risky, riskyMinor, D);
        assessed(sound, soundMinor, AAA);
        transactions.executeWithoutResult(_ -> watch.look(run));
    }

    private void assessed(CreditBooks books, long minor, int grade) {
        jdbc.update(
                "update assessment.assessment set exposure_minor = ?, grade = ? where run_id = ? and customer_id = ?",
                minor,
                grade,
                run,
                books.customer());
    }

    private List<String> over() {
        return breaches.of(CurrentUser.system()).orElseThrow().stream()
                .map(each -> each.code() + " " + each.exposureMinor() / THOUSAND + " of " + each.capPercent())
                .toList();
    }

    private List<String> told() {
        return jdbc.query("""
                select n.kind || ' ' || coalesce(string_agg(a.customer_id::text, ' '), '-')
                from notification.notice n
                left join notification.about a on a.notice_id = n.id
                where n.dedupe_key like any (array[?, ?])
                group by n.id
                order by n.id""", (row, _) -> row.getString(1), "cap:C" + risky.customer() + ":%", "cap:G" + group + ":%");
    }

    @Test
    void a_name_and_its_group_are_told_once_while_they_are_over_and_are_gone_when_they_are_not() {
        look(50 * THOUSAND, 100 * THOUSAND);
        assertThat(over()).containsExactly("CG-" + risky.code() + " 150 of 5"); // at the cap is within it

        look(50 * THOUSAND + 1, 100 * THOUSAND);
        assertThat(over()).containsExactly("CG-" + risky.code() + " 150 of 5", risky.code() + " 50 of 5");
        assertThat(told()).containsExactly("CAP_PASSED -", "CAP_PASSED " + risky.customer());
        look(60 * THOUSAND, 90 * THOUSAND);
        assertThat(told()).hasSize(2);

        look(THOUSAND, 49 * THOUSAND);
        assertThat(over()).isEmpty();
    }

    @Test
    void who_knows_of_some_customers_only_is_told_of_no_cap() {
        look(60 * THOUSAND, 0);
        var narrow = new CurrentUser(7, "seller", "Seller", Set.of(Role.SALES), new DataScope.Self("S-cap"));
        assertThat(breaches.of(narrow)).isEmpty();
    }
}
