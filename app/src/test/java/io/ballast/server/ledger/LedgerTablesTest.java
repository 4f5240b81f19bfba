package io.ballast.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@ServerTest
@Transactional
class LedgerTablesTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void an_invoice_due_before_it_was_issued_cannot_be_stored() {
        assertThat(storeInvoice("2025-01-10", "2025-01-10")).isEqualTo(1);
        assertThatThrownBy(() -> storeInvoice("2025-01-10", "2025-01-09"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void terms_of_one_customer_cannot_overlap() {
        long customer = customer("T-1");
        String insert = """
            insert into contracts.terms (customer_id, limit_kind, currency, valid_from, valid_to)
            values (:customer, 'NONE', 'CNY', cast(:from as date), cast(:to as date))""";
        jdbc.sql(insert)
                .param("customer", customer)
                .param("from", "2025-01-01")
                .param("to", "2025-06-30")
                .update();
        assertThatThrownBy(() -> jdbc.sql(insert)
                        .param("customer", customer)
                        .param("from", "2025-06-30")
                        .param("to", "2025-12-31")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private int storeInvoice(String issued, String due) {
        return jdbc.sql("""
            insert into ledger.invoice
                (customer_id, number, issued_on, due_on, known_on, currency, amount_minor, base_minor)
            values (:customer, 'F-1', cast(:issued as date), cast(:due as date), cast(:issued as date), 'CNY', 1, 1)""")
                .param("customer", customer("T-" + due))
                .param("issued", issued)
                .param("due", due)
                .update();
    }

    private long customer(String code) {
        return jdbc.sql("""
            insert into customers.customer (code, name, currency)
            values (:code, 'Aurora', 'CNY')
            returning id""").param("code", code).query(Long.class).single();
    }
}
