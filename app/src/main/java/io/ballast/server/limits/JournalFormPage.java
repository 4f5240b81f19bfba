package io.ballast.server.limits;

import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.customers.Customer;
import java.util.Arrays;
import java.util.List;

/** Where a journal is begun. */
record JournalFormPage(JournalForm form, Currency currency) {
    List<JournalRule> rules() {
        return JournalForm.rules();
    }

    List<Grade> grades() {
        return Arrays.asList(Grade.values());
    }

    List<RiskLevel> risks() {
        return Arrays.asList(RiskLevel.values());
    }

    /** Closed customers are never chosen. */
    List<Customer.Status> statuses() {
        return List.of(Customer.Status.ACTIVE, Customer.Status.STOPPED);
    }

    int mostLines() {
        return JournalDesk.MOST_LINES;
    }

    boolean isWrong(String field) {
        return form.fault().filter(fault -> fault.field().equals(field)).isPresent();
    }
}
