package io.ballast.server.portfolio;

import io.ballast.engine.value.Grade;
import io.ballast.server.customers.CustomerLink;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One customer in a list.
 *
 * @param id key
 * @param code code in the source system
 * @param name legal name
 * @param owner who sells to it
 * @param grade grade in force
 * @param before grade of the assessment before
 * @param isUnlimited deliberately without a limit
 * @param limitMinor limit in force, if it is an amount
 * @param balanceMinor balance
 * @param overdueMinor open items past due
 * @param unappliedMinor cash and credit that pay no invoice yet
 * @param exposureMinor gross exposure
 * @param utilisation exposure as a share of the limit
 * @param oldestOverdueDays days the oldest open item is past due
 * @param severity 0 no warning, 1 info, 2 watch, 3 alarm
 * @param rules codes of the warning rules that fired
 * @param measureMinor the amount the list is about
 */
record CustomerLine(
        long id,
        String code,
        String name,
        Optional<String> owner,
        Grade grade,
        Optional<Grade> before,
        boolean isUnlimited,
        OptionalLong limitMinor,
        long balanceMinor,
        long overdueMinor,
        long unappliedMinor,
        long exposureMinor,
        OptionalDouble utilisation,
        int oldestOverdueDays,
        int severity,
        List<String> rules,
        long measureMinor) {
    CustomerLine {
        rules = List.copyOf(rules);
    }

    boolean isDowngraded() {
        return before.isPresent() && grade.isWorseThan(before.get());
    }

    boolean isUpgraded() {
        return before.isPresent() && before.get().isWorseThan(grade);
    }

    boolean isOverLimit() {
        return limitMinor.isPresent() && exposureMinor > limitMinor.getAsLong();
    }

    String path() {
        return CustomerLink.to(code);
    }

    /** Its open invoices; those past due, where a number of overdue amounts is opened. */
    String invoices() {
        return "/receivables/invoices?customer=" + id;
    }
}
