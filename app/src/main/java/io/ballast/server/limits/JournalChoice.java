package io.ballast.server.limits;

import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.customers.Customer;
import io.ballast.server.web.Fmt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Which customers a journal is for; an empty part chooses all, closed customers are never chosen.
 *
 * @param grades by the assessment in force
 * @param risk by the same
 * @param department code
 * @param owner code of who is in charge
 * @param least of the permanent limit in force, minor units of the reporting currency, inclusive
 * @param most of the same
 */
record JournalChoice(
        Set<Grade> grades,
        Optional<RiskLevel> risk,
        String department,
        String owner,
        Optional<Customer.Status> status,
        OptionalLong least,
        OptionalLong most) {
    static final JournalChoice ALL = new JournalChoice(
            Set.of(), Optional.empty(), "", "", Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

    JournalChoice {
        grades = Set.copyOf(grades);
    }

    /** Whether it chooses every customer. */
    boolean isEverybody() {
        return equals(ALL);
    }

    /** As an address has it; equal choices have equal texts. */
    String text() {
        Map<String, String> parts = new TreeMap<>();
        if (!grades.isEmpty()) {
            parts.put("grades", EnumSet.copyOf(grades).stream().map(Grade::name).collect(Collectors.joining(",")));
        }
        risk.ifPresent(level -> parts.put("risk", level.name()));
        status.ifPresent(one -> parts.put("status", one.name()));
        least.ifPresent(minor -> parts.put("least", Long.toString(minor)));
        most.ifPresent(minor -> parts.put("most", Long.toString(minor)));
        if (!department.isEmpty()) {
            parts.put("department", department);
        }
        if (!owner.isEmpty()) {
            parts.put("owner", owner);
        }
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + UriUtils.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The choice that has this text. */
    static JournalChoice of(String text) {
        Map<String, String> parts = new TreeMap<>();
        for (String part : text.isEmpty() ? List.<String>of() : List.of(text.split("&"))) {
            int at = part.indexOf('=');
            parts.put(part.substring(0, at), UriUtils.decode(part.substring(at + 1), StandardCharsets.UTF_8));
        }
        Set<Grade> grades = EnumSet.noneOf(Grade.class);
        Optional.ofNullable(parts.get("grades")).ifPresent(names -> {
            for (String name : names.split(",")) {
                grades.add(Grade.valueOf(name));
            }
        });
        return new JournalChoice(
                grades,
                Optional.ofNullable(parts.get("risk")).map(RiskLevel::valueOf),
                parts.getOrDefault("department", ""),
                parts.getOrDefault("owner", ""),
                Optional.ofNullable(parts.get("status")).map(Customer.Status::valueOf),
                minor(parts.get("least")),
                minor(parts.get("most")));
    }

    private static OptionalLong minor(@Nullable String written) {
        return written == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(written));
    }

    /** In the viewer's words, part by part. */
    List<String> said(Fmt fmt, Currency base) {
        List<String> said = new ArrayList<>();
        if (!grades.isEmpty()) {
            String names = EnumSet.copyOf(grades).stream().map(Grade::name).collect(Collectors.joining(" "));
            said.add(fmt.text("limits.journal.choice.grades") + " " + names);
        }
        risk.ifPresent(level -> said.add(fmt.text("limits.journal.choice.risk") + " " + fmt.text(level.label())));
        status.ifPresent(one -> said.add(
                fmt.text("limits.journal.choice.status") + " " + fmt.text("limits.journal.status." + one.name())));
        if (!department.isEmpty()) {
            said.add(fmt.text("limits.journal.choice.department") + " " + department);
        }
        if (!owner.isEmpty()) {
            said.add(fmt.text("limits.journal.choice.owner") + " " + owner);
        }
        least.ifPresent(minor -> said.add(fmt.text("limits.journal.choice.least") + " " + fmt.amount(minor, base)));
        most.ifPresent(minor -> said.add(fmt.text("limits.journal.choice.most") + " " + fmt.amount(minor, base)));
        return said;
    }
}
