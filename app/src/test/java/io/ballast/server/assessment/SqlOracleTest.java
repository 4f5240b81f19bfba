package io.ballast.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.samples.DemoCompany;
import io.ballast.samples.DemoSettings;
import io.ballast.server.ServerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = "ballast.test.database=oracle")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlOracleTest {
    private static final int CUSTOMERS = 120;
    private static final LocalDate DAY = LocalDate.of(2026, 8, 17);

    private static final ClassPathResource ORACLE = new ClassPathResource("oracle/readings.sql");

    private static final String SAID = """
        select e.customer_id, n.name, e.readings[n.position] as value
        from assessment.published p
        join assessment.run r on r.id = p.run_id
        join assessment.evidence e on e.run_id = r.id
        cross join lateral unnest(r.indicators) with ordinality n (name, position)""";

    @Autowired
    AssessmentRuns runs;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JdbcClient client;

    @BeforeAll
    void assess() {
        var company =
                new DemoCompany(DemoSettings.standard().withCustomers(CUSTOMERS).withInvoicesPerCustomer(30));
        var books = new DemoBooks(jdbc);
        for (int i = 0; i < CUSTOMERS; i++) {
            books.book(company.customer(i));
        }
        runs.assess(new RunRequest(DAY, Knowledge.AS_KNOWN_THEN, Run.Trigger.MANUAL, "test"));
    }

    @Test
    void the_readings_are_what_the_database_computes_from_the_same_tables_by_itself() throws IOException {
        Map<String, Double> said = new HashMap<>();
        client.sql(SAID).query(row -> {
            double value = row.getDouble("value");
            if (!row.wasNull()) {
                said.put(row.getLong("customer_id") + " " + row.getString("name"), value);
            }
        });
        List<String> differences = new ArrayList<>();
        Set<String> compared = new HashSet<>();
        client.sql(ORACLE.getContentAsString(StandardCharsets.UTF_8))
                .param("day", DAY)
                .query(row -> {
                    String key = row.getLong("customer_id") + " " + row.getString("name");
                    double expected = row.getDouble("value");
                    boolean hasNone = row.wasNull();
                    boolean isSame = hasNone
                            ? !said.containsKey(key)
                            // one division of exact sums on either side: equal to the last few bits
                            : Math.abs(said.getOrDefault(key, Double.NaN) - expected)
                                    <= 1e-12 * Math.max(1, Math.abs(expected));
                    if (!isSame) {
                        differences.add(key + ": engine " + said.get(key) + ", SQL " + (hasNone ? "none" : expected));
                    }
                    if (!hasNone) {
                        compared.add(row.getString("name"));
                    }
                });
        assertThat(differences).isEmpty();
        assertThat(compared).hasSize(23);
    }
}
