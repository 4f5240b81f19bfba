package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Orders of a customer of its own with a limit of 5,000.00, and what came of them. */
final class Orders {
    private final Company company;
    private final String code = "ORD-" + UUID.randomUUID().toString().substring(0, 8);

    Orders(Company company, JdbcClient jdbc) {
        this.company = company;
        long customer = jdbc.sql("""
                        insert into customers.customer (code, name, currency)
                        values (:code, :code, 'CNY')
                        returning id""")
                .param("code", code)
                .query((row, _) -> row.getLong(1))
                .single();
        jdbc.sql("""
                        insert into contracts.terms (customer_id, limit_kind, limit_minor, currency, valid_from)
                        values (:customer, 'AMOUNT', 500000, 'CNY', current_date - 7)""").param("customer", customer).update();
    }

    /** Asks whether an order may ship. */
    Optional<HttpResponse<String>> check(UUID id, long minor) {
        return company.client().send("POST", "/api/v1/credit-checks", """
                {"id": "%s", "customer": "%s", "order": "%s", "amountMinor": %d}""".formatted(
                        id, code, id.toString().substring(0, 8), minor));
    }

    /** Releases an order that waits; somebody else asked for it. */
    Optional<HttpResponse<String>> release(UUID hold, UUID id) {
        return company.approver().send("POST", "/api/v1/holds/" + hold + "/release", """
                {"id": "%s", "reasonCode": "PAYMENT_PROMISED"}""".formatted(id));
    }

    /** How often it was decided: held of the limit once for each approval, and told in the trail as often. */
    long decided(UUID id) {
        long decisions = count("select count(*) from creditcontrol.decision where id = '" + id + "'");
        assertThat(count("select count(*) from creditcontrol.reservation where decision_id = '" + id + "'"))
                .isEqualTo(decisions);
        assertThat(count("select count(*) from audit.entry where action = 'creditcontrol.order.checked'"
                        + " and after ->> 'decision' = '" + id + "'"))
                .isEqualTo(decisions);
        return decisions;
    }

    /** How often a hold was released: its order is held of the limit as often, and it is told as often. */
    long released(UUID hold) {
        long releases = count("select count(*) from creditcontrol.release where hold_id = '" + hold + "'");
        assertThat(count("select count(*) from creditcontrol.reservation where decision_id = '" + hold + "'"))
                .isEqualTo(releases);
        assertThat(count("select count(*) from audit.entry where action = 'creditcontrol.hold.released'"
                        + " and after ->> 'hold' = '" + hold + "'"))
                .isEqualTo(releases);
        return releases;
    }

    /** What is held of the limit altogether, minor units. */
    long heldMinor() {
        return count("select coalesce(sum(r.minor), 0) from creditcontrol.reservation r"
                + " join customers.customer c on c.id = r.customer_id"
                + " where r.state = 'PENDING' and c.code = '" + code + "'");
    }

    static String outcome(JsonNode said) {
        return said.get("decision").get("outcome").asString();
    }

    private long count(String sql) {
        return company.invariants.count(sql);
    }
}
