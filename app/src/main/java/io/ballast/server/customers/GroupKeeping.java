package io.ballast.server.customers;

import io.ballast.server.audit.Audit;
import io.ballast.server.web.Refusal;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes the trees of groups and who belongs to them, each change with its entry in the trail. */
@Service
public class GroupKeeping {
    /** How far back or ahead a move may lie. */
    static final int FARTHEST_YEARS = 1;

    static final int MOST_MOVED = 200;
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_NAME = 200;
    private static final String SUBJECT = "group";

    /** Shorter than the database waits before it looks for deadlocks, so that no import is ever the victim of one. */
    private static final String SHORT_WAIT = """
        set local lock_timeout = '800ms'""";

    /** The state of a statement that was cancelled for it. */
    private static final String WAITED_TOO_LONG = "55P03";

    private static final String ADD = """
        insert into customers.customer_group (code, name)
        values (:code, :name)
        on conflict (code) do nothing""";

    private static final String SET_PARENT = """
        update customers.customer_group
        set parent_id = (select id from customers.customer_group where code = :parent)
        where id = :group
          and parent_id is distinct from (select id from customers.customer_group where code = :parent)""";

    private static final String MOVE = """
        select customers.move(:customer, :group, :from)""";

    private static final String GROUP_ON = """
        select g.code
        from customers.membership m
        join customers.customer_group g on g.id = m.group_id
        where m.customer_id = :customer and m.valid_from <= :day and (m.valid_to is null or m.valid_to >= :day)""";

    private static final String IS_OUT_OF_DATE = """
        select exists (
          select
          from customers.customer u
          left join customers.membership m on m.customer_id = u.id and m.valid_from <= current_date
            and (m.valid_to is null or m.valid_to >= current_date)
          where u.group_id is distinct from m.group_id)""";

    private static final String BRING_UP_TO_DATE = """
        update customers.customer c
        set group_id = d.group_id, version = c.version + 1, updated_at = now()
        from (
          select u.id, m.group_id
          from customers.customer u
          left join customers.membership m on m.customer_id = u.id and m.valid_from <= current_date
            and (m.valid_to is null or m.valid_to >= current_date)
          where u.group_id is distinct from m.group_id
          limit 1000) d
        where c.id = d.id""";

    private final CreditGroups groups;
    private final Customers customers;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GroupKeeping(
            CreditGroups groups,
            Customers customers,
            JdbcClient jdbc,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.groups = groups;
        this.customers = customers;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Adds a group, unless it is there with the same name and parent already.
     *
     * @throws Refusal if the code is taken by another, or code, name or parent are not what they should be
     */
    public void add(String code, String name, Optional<String> parent) {
        if (code.isBlank() || code.length() > LONGEST_CODE || name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.unprocessable("customers.groups.fault.name", LONGEST_CODE, LONGEST_NAME);
        }
        keeping(() -> {
            int added = jdbc.sql(ADD)
                    .param("code", code.strip())
                    .param("name", name.strip())
                    .update();
            CreditGroup group = groups.byCode(code.strip()).orElseThrow();
            if (added > 0) {
                audit.record(
                        "customers.group.added",
                        SUBJECT,
                        Long.toString(group.id()),
                        "",
                        Map.of(),
                        Map.of("code", group.code(), "name", group.name()));
                return put(group, parent);
            }
            boolean isSame =
                    group.name().equals(name.strip()) && codeOf(group.parent()).equals(parent);
            if (!isSame) {
                throw Refusal.conflict("customers.groups.fault.taken", code.strip());
            }
            return false;
        });
    }

    /**
     * Puts a group below another one, or below none.
     *
     * @throws Refusal if there is no such group, it stands below this one itself, or the tree would get too deep
     */
    public void parent(CreditGroup group, Optional<String> parent) {
        keeping(() -> put(group, parent));
    }

    private boolean put(CreditGroup group, Optional<String> parent) {
        parent.ifPresent(this::named);
        int changed = jdbc.sql(SET_PARENT)
                .param("group", group.id())
                .param("parent", parent.orElse(""))
                .update();
        if (changed > 0) {
            audit.record(
                    "customers.group.parent-changed",
                    SUBJECT,
                    Long.toString(group.id()),
                    "",
                    Map.of("parent", codeOf(group.parent()).orElse("")),
                    Map.of("parent", parent.orElse("")));
        }
        return changed > 0;
    }

    private CreditGroup named(String code) {
        return groups.byCode(code).orElseThrow(() -> Refusal.unprocessable("customers.groups.fault.unknown", code));
    }

    private Optional<String> codeOf(Optional<Long> group) {
        return group.flatMap(groups::byId).map(CreditGroup::code);
    }

    /**
     * Moves customers to a group from a day on, or out of any.
     *
     * @param codes 1 to {@value #MOST_MOVED} codes of customers
     * @throws Refusal if a code is unknown, or the day lies more than {@value #FARTHEST_YEARS} year back or ahead
     */
    void move(List<String> codes, Optional<CreditGroup> group, LocalDate from) {
        LocalDate today = LocalDate.now(clock);
        boolean isNear =
                !from.isBefore(today.minusYears(FARTHEST_YEARS)) && !from.isAfter(today.plusYears(FARTHEST_YEARS));
        if (codes.isEmpty() || codes.size() > MOST_MOVED || !isNear) {
            throw Refusal.unprocessable("customers.groups.fault.move", MOST_MOVED, FARTHEST_YEARS);
        }
        List<Customer> moved = codes.stream()
                .map(code -> customers
                        .byCode(code)
                        .orElseThrow(() -> Refusal.unprocessable("customers.groups.fault.customer", code)))
                .sorted(Comparator.comparingLong(customer -> customer.id().value()))
                .toList();
        keeping(() -> {
            moved.forEach(customer -> move(customer, group, from));
            return true;
        });
    }

    /**
     * Takes customers out of a group from a day on.
     *
     * @throws Refusal as {@link #move}, or if one does not belong to the group itself on that day
     */
    void leave(List<String> codes, CreditGroup group, LocalDate from) {
        for (String code : codes) {
            boolean isMember = customers
                    .byCode(code)
                    .flatMap(customer -> groupOn(customer.id().value(), from))
                    .filter(group.code()::equals)
                    .isPresent();
            if (!isMember) {
                throw Refusal.unprocessable("customers.groups.fault.no-member", code, group.name());
            }
        }
        move(codes, Optional.empty(), from);
    }

    private Optional<String> groupOn(long customer, LocalDate day) {
        return jdbc.sql(GROUP_ON)
                .param("customer", customer)
                .param("day", day)
                .query((row, _) -> row.getString(1))
                .optional();
    }

    private void move(Customer customer, Optional<CreditGroup> group, LocalDate from) {
        long id = customer.id().value();
        Optional<String> before = groupOn(id, from);
        if (before.equals(group.map(CreditGroup::code))) {
            return;
        }
        jdbc.sql(MOVE)
                .param("customer", id)
                .param("group", group.map(CreditGroup::id).orElse(null), Types.BIGINT)
                .param("from", from)
                .query((row, _) -> true)
                .list();
        audit.record(
                "customers.membership.moved",
                CustomerSubjects.TYPE,
                Long.toString(id),
                "",
                Map.of("group", before.orElse("")),
                Map.of("group", group.map(CreditGroup::code).orElse(""), "from", from.toString()));
    }

    /**
     * Moves that were planned for a day that has come: {@code customer.group_id} is the group of today. Where nobody
     * moves, nothing is written: even a statement that changes no customer would be noted as a change of them.
     */
    int bringUpToDate() {
        boolean isOutOfDate =
                jdbc.sql(IS_OUT_OF_DATE).query((row, _) -> row.getBoolean(1)).single();
        return isOutOfDate ? jdbc.sql(BRING_UP_TO_DATE).update() : 0;
    }

    private void keeping(Supplier<Boolean> work) {
        try {
            transaction.execute(_ -> {
                jdbc.sql(SHORT_WAIT).update();
                return work.get();
            });
        } catch (UncategorizedSQLException e) {
            if (String.valueOf(e.getMessage()).contains(WAITED_TOO_LONG)) {
                throw Refusal.conflict("customers.groups.fault.busy");
            }
            throw e;
        } catch (DataIntegrityViolationException e) {
            String said = String.valueOf(e.getMessage());
            if (said.contains("stand above itself")) {
                throw Refusal.conflict("customers.groups.fault.circle");
            }
            if (said.contains("levels")) {
                throw Refusal.conflict("customers.groups.fault.deep", CreditGroups.MOST_LEVELS);
            }
            throw e;
        }
    }
}
