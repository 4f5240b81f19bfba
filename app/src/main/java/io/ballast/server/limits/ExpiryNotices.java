package io.ballast.server.limits;

import io.ballast.engine.exposure.ExposureKind;
import io.ballast.engine.limit.Voter;
import io.ballast.engine.value.Text;
import io.ballast.server.customers.Obligor;
import io.ballast.server.customers.OwnCompany;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.notification.Audience;
import io.ballast.server.notification.Kind;
import io.ballast.server.notification.Notice;
import io.ballast.server.notification.Notifications;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells of limits and documents that end soon, each last day once: who is in charge, and of groups those who decide on
 * them.
 */
@Component
class ExpiryNotices {
    /** Of more than these for one day, one notice says how many. */
    private static final int FEW = 3;

    private static final int MOST = 5_000;
    private static final int LONGEST_DAYS = 180;

    private static final String MARK = """
        insert into limits.told_expiry (
          customer_id, group_id, own_company, exposure_kind, is_temporary, last_day, document_id)
        values (:customer, :group, :company, :exposure, :temporary, :lastDay, :document)
        on conflict do nothing""";

    private static final String TOLD = """
        select customer_id, group_id, own_company, exposure_kind, is_temporary, last_day, document_id
        from limits.told_expiry
        where last_day between :from and :to""";

    private final ExpiringLimits limits;
    private final Notifications notifications;
    private final JdbcClient jdbc;
    private final int noticeDays;

    ExpiryNotices(
            ExpiringLimits limits,
            Notifications notifications,
            JdbcClient jdbc,
            @Value("${ballast.limits.notice-days}") int noticeDays) {
        if (noticeDays < 0 || noticeDays > LONGEST_DAYS) {
            throw new IllegalArgumentException(
                    "BALLAST_LIMIT_NOTICE_DAYS is 0 to " + LONGEST_DAYS + ", not " + noticeDays);
        }
        this.limits = limits;
        this.notifications = notifications;
        this.jdbc = jdbc;
        this.noticeDays = noticeDays;
    }

    /** The last days that are told of: from today on. */
    ExpiringLimits.Filter soon(LocalDate today, Optional<ExpiringLimit.Kind> kind) {
        return new ExpiringLimits.Filter(today, today.plusDays(noticeDays), kind);
    }

    /** Tells what nobody was told yet; returns how many limits. In the transaction of the caller. */
    @Transactional(propagation = Propagation.MANDATORY)
    int tell(LocalDate today) {
        if (noticeDays == 0) {
            return 0;
        }
        ExpiringLimits.Filter soon = soon(today, Optional.empty());
        Set<String> told = told(soon);
        Map<LocalDate, List<ExpiringLimit>> days = limits.page(soon, 0, MOST, CurrentUser.system()).stream()
                .filter(limit -> !told.contains(key(limit)))
                .filter(this::mark)
                .collect(Collectors.groupingBy(ExpiringLimit::lastDay, TreeMap::new, Collectors.toList()));
        days.forEach(this::tell);
        return days.values().stream().mapToInt(List::size).sum();
    }

    private Set<String> told(ExpiringLimits.Filter soon) {
        return Set.copyOf(jdbc.sql(TOLD)
                .param("from", soon.from())
                .param("to", soon.to())
                .query((row, _) -> key(
                        RequestColumns.obligor(row),
                        row.getBoolean("is_temporary"),
                        row.getObject("last_day", LocalDate.class),
                        Optional.ofNullable(row.getString("exposure_kind")),
                        Optional.ofNullable(row.getObject("document_id", UUID.class))))
                .list());
    }

    private static String key(ExpiringLimit limit) {
        return key(
                limit.of().obligor(),
                limit.isTemporary(),
                limit.lastDay(),
                limit.exposure().map(Enum::name),
                limit.document().map(ExpiringLimit.Document::id));
    }

    private static String key(
            Obligor obligor,
            boolean isTemporary,
            LocalDate lastDay,
            Optional<String> exposure,
            Optional<UUID> document) {
        return Stakes.key(obligor)
                + " "
                + (isTemporary ? "temporary " : "")
                + lastDay
                + exposure.map(kind -> " " + kind).orElse("")
                + document.map(id -> " " + id).orElse("");
    }

    /** Whether this server is the one that tells. */
    private boolean mark(ExpiringLimit limit) {
        return jdbc.sql(MARK)
                        .param("customer", limit.of().obligor().customerKey().orElse(null), Types.BIGINT)
                        .param("group", limit.of().obligor().groupKey().orElse(null), Types.BIGINT)
                        .param("company", limit.of().obligor().ownCompany().orElse(null), Types.VARCHAR)
                        .param("exposure", limit.exposure().map(Enum::name).orElse(null), Types.VARCHAR)
                        .param("temporary", limit.isTemporary())
                        .param("lastDay", limit.lastDay())
                        .param(
                                "document",
                                limit.document().map(ExpiringLimit.Document::id).orElse(null),
                                Types.OTHER)
                        .update()
                == 1;
    }

    private void tell(LocalDate lastDay, List<ExpiringLimit> ending) {
        List<ExpiringLimit> groups =
                ending.stream().filter(limit -> limit.of().isGroup()).toList();
        List<ExpiringLimit> customers =
                ending.stream().filter(limit -> !limit.of().isGroup()).toList();
        Audience overseers = new Audience.Overseers(Authority.permission(Voter.CREDIT_MANAGER));
        tell(lastDay, groups, overseers);
        tell(lastDay, customers, new Audience.InCharge());
    }

    private void tell(LocalDate lastDay, List<ExpiringLimit> ending, Audience audience) {
        Set<Long> customers = ending.stream()
                .flatMap(limit -> limit.of().obligor().customerKey().stream())
                .collect(Collectors.toSet());
        if (ending.size() <= FEW || customers.size() == 1) {
            ending.forEach(limit -> one(limit, audience));
            return;
        }
        notifications.tell(new Notice(
                Kind.LIMITS_EXPIRING,
                "expiring:" + key(ending.getFirst()) + ":" + ending.size(),
                path(lastDay),
                List.of(Notice.word(Integer.toString(ending.size()))),
                audience,
                customers));
    }

    private void one(ExpiringLimit limit, Audience audience) {
        notifications.tell(new Notice(
                Kind.LIMIT_EXPIRING,
                "expiring:" + key(limit),
                path(limit.lastDay()),
                List.of(
                        Notice.word(limit.of().name()),
                        Notice.word(limit.lastDay().toString()),
                        what(limit)),
                audience,
                limit.of().obligor().customerKey().map(Set::of).orElse(Set.of())));
    }

    private static Text what(ExpiringLimit limit) {
        return limit.document()
                .map(document -> Text.of("担保 " + document.number(), "document " + document.number()))
                .or(() -> limit.exposure().map(ExpiryNotices::of))
                .orElseGet(() -> limit.of()
                        .company()
                        .map(ExpiryNotices::with)
                        .orElseGet(() ->
                                limit.isTemporary() ? Text.of("临时额度", "temporary limit") : Text.of("额度", "limit")));
    }

    private static Text of(ExposureKind kind) {
        return Text.of("分项额度 " + kind.label().zh(), "limit for " + kind.label().en());
    }

    private static Text with(OwnCompany company) {
        return company.isMain()
                ? Text.of("与本公司的额度", "limit with the main company")
                : Text.of("与 " + company.name() + " 的额度", "limit with " + company.name());
    }

    private static String path(LocalDate lastDay) {
        return "/limit-calendar?day=" + lastDay;
    }
}
