package io.ballast.server.assessment;

import io.ballast.engine.scoring.CustomerClass;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.IndustrySection;
import io.ballast.engine.warning.Severity;
import io.ballast.server.assessment.CustomerLines.Choice;
import io.ballast.server.assessment.CustomerLines.Totals;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The list of customers.
 *
 * @param run the run in force, empty before the first
 * @param currency of all amounts
 * @param totals over all customers that meet the filter
 * @param choices values to filter by
 * @param views saved filters
 * @param user who looks
 * @param query this list's own filter and order, to be saved
 * @param table this page of the list
 */
record CustomerListPage(
        Optional<RunInForce> run,
        Currency currency,
        Totals totals,
        List<Choice> choices,
        List<SavedViews.View> views,
        String user,
        String query,
        Table table) {
    CustomerListPage {
        choices = List.copyOf(choices);
        views = List.copyOf(views);
    }

    /** An entry of a filter: what the address says, and what the viewer reads. */
    record Entry(String value, String label) {}

    List<Entry> grades() {
        List<Entry> entries = new ArrayList<>();
        for (Grade grade : Grade.values()) {
            entries.add(new Entry(grade.name(), grade.name()));
        }
        return entries;
    }

    List<Entry> classes(Fmt fmt) {
        List<Entry> entries = new ArrayList<>();
        for (CustomerClass one : CustomerClass.values()) {
            entries.add(new Entry(one.name(), fmt.text(one.label())));
        }
        return entries;
    }

    List<Entry> severities(Fmt fmt) {
        List<Entry> entries = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            String label = fmt.text("assessment.filter.at-least", fmt.text(severity.label()));
            entries.add(new Entry(Integer.toString(severity.ordinal() + 1), label));
        }
        return entries;
    }

    List<Entry> choices(String kind, Fmt fmt) {
        return choices.stream()
                .filter(choice -> choice.kind().equals(kind))
                .map(choice -> new Entry(choice.value(), label(choice, fmt)))
                .toList();
    }

    private static String label(Choice choice, Fmt fmt) {
        if (!choice.kind().equals("industry")) {
            return choice.value();
        }
        return IndustrySection.ofCode(choice.value())
                .map(section -> section.name() + " " + fmt.text(section.label()))
                .orElse(choice.value());
    }

    String filter(String name) {
        return table.query().filter(name).orElse("");
    }

    /** The sum below a column, if it has one. */
    Optional<String> total(String column, Fmt fmt) {
        return switch (column) {
            case "exposure" -> Optional.of(fmt.amount(totals.exposureMinor(), currency));
            case "overdue" -> Optional.of(fmt.amount(totals.overdueMinor(), currency));
            case "balance" -> Optional.of(fmt.amount(totals.balanceMinor(), currency));
            case "limit" -> Optional.of(fmt.amount(totals.limitMinor(), currency));
            default -> Optional.empty();
        };
    }
}
