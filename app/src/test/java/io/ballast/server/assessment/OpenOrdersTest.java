package io.ballast.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.exposure.Category;
import io.ballast.engine.exposure.Position;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.ledger.OpenPositions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Assessments, order checks and the lists of documents mean the same by what is left of orders. */
@AssessedServerTest
class OpenOrdersTest {
    private static final String ASSESSED = """
            select c.id, c.code, a.open_orders_minor, a.delivered_minor, exists (
                select 1
                from ledger.sales_order o
                join ledger.delivery d on d.customer_id = o.customer_id and d.order_number = o.number
                where o.customer_id = c.id and o.closed_on is null and o.cancelled_on is null) as is_in_part
            from assessment.assessment a
            join customers.customer c on c.id = a.customer_id
            where a.run_id = (select run_id from assessment.published)
            order by c.code""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    OpenPositions positions;

    @BeforeEach
    void assess() {
        AssessedDemo.load(context);
    }

    private record Assessed(CustomerId customer, String code, long openMinor, long deliveredMinor, boolean isInPart) {}

    @Test
    void an_assessment_counts_of_orders_what_an_order_check_counts() {
        List<Assessed> all = assessed();
        assertThat(all).anyMatch(Assessed::isInPart);
        var books = positions.byCompany(all.stream().map(Assessed::customer).toList());
        for (Assessed each : all) {
            Map<Category, Long> checked = Position.sum(
                            Objects.requireNonNull(books.get(each.customer())).values())
                    .categories();
            assertThat(checked.get(Category.OPEN_ORDERS)).as(each.code()).isEqualTo(each.openMinor());
            assertThat(checked.get(Category.DELIVERED)).as(each.code()).isEqualTo(each.deliveredMinor());
        }
    }

    @Test
    void what_is_left_of_orders_opens_the_orders_it_is_made_of() {
        String token = new TestTokens(context).of(new TestUsers(context).withRoles("open-orders", Role.CREDIT_MANAGER));
        for (Assessed each : assessed().stream().filter(Assessed::isInPart).toList()) {
            assertThat(openMinor(token, each.code(), "orders")).as(each.code()).isEqualTo(each.openMinor());
            assertThat(openMinor(token, each.code(), "deliveries"))
                    .as(each.code())
                    .isEqualTo(each.deliveredMinor());
        }
    }

    private long openMinor(String token, String code, String kind) {
        JsonNode documents = new JsonMapper()
                .readTree(TestTokens.send(port, token, "GET", "/api/v1/customers/" + code + "/documents/" + kind, "")
                        .body());
        return documents.get("sum").get("openMinor").asLong();
    }

    private List<Assessed> assessed() {
        return jdbc.sql(ASSESSED)
                .query((row, _) -> new Assessed(
                        new CustomerId(row.getLong("id")),
                        row.getString("code"),
                        row.getLong("open_orders_minor"),
                        row.getLong("delivered_minor"),
                        row.getBoolean("is_in_part")))
                .list();
    }
}
