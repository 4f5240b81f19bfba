package io.ballast.server.assessment;

import io.ballast.engine.scoring.CustomerClass;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.value.Grade;
import io.ballast.server.customers.CustomerScope;
import io.ballast.server.customers.CustomerSearch;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.TableQuery;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Which customers the list shows, as its address says. A value it does not know is as if it were not given.
 *
 * @param text part of name, code or identifier
 * @param grade exactly this grade
 * @param customerClass all grades of this class
 * @param severity warnings at least this loud, 1 to 3
 * @param owner sales person in charge
 * @param department sales department
 * @param region province or region
 * @param industry letter of the industry section
 * @param isOverdue only with something overdue
 * @param isOverLimit only with more exposure than limit
 * @param ids only these keys, for what was ticked
 */
record CustomerFilter(
        Optional<String> text,
        Optional<Grade> grade,
        Optional<CustomerClass> customerClass,
        Optional<Integer> severity,
        Optional<String> owner,
        Optional<String> department,
        Optional<String> region,
        Optional<String> industry,
        boolean isOverdue,
        boolean isOverLimit,
        List<Long> ids) {
    /**
     * True for the customers {@code c} with their assessment {@code a} that
     * the filter and the user's scope let through.
     */
    static final String CONDITION = CustomerScope.CONDITION + """
          and (cast(:text as text) is null or c.search like :text escape '!')
          and (cast(:grades as smallint[]) is null or a.grade = any (cast(:grades as smallint[])))
          and (cast(:severity as int) is null or a.worst_severity >= :severity)
          and (cast(:owner as text) is null or c.owner_code = :owner)
          and (cast(:department as text) is null or c.department_code = :department)
          and (cast(:region as text) is null or c.region = :region)
          and (cast(:industry as text) is null or c.industry_section = :industry)
          and (not :overdue or a.overdue_minor > 0)
          and (not :overLimit or a.exposure_minor > a.limit_minor)
          and (cast(:ids as bigint[]) is null or c.id = any (cast(:ids as bigint[])))
        """;

    /** Most rows that can be ticked for an export. */
    private static final int MOST_IDS = 200;

    CustomerFilter {
        ids = List.copyOf(ids);
    }

    static CustomerFilter of(TableQuery query) {
        return new CustomerFilter(
                query.filter("q"),
                query.filter("grade").flatMap(name -> named(Grade.values(), name)),
                query.filter("class").flatMap(name -> named(CustomerClass.values(), name)),
                query.filter("warning").filter(level -> level.matches("[1-3]")).map(Integer::valueOf),
                query.filter("owner"),
                query.filter("department"),
                query.filter("region"),
                query.filter("industry").filter(letter -> letter.matches("[A-T]")),
                query.filter("overdue").isPresent(),
                query.filter("over-limit").isPresent(),
                query.filterAll("row").stream()
                        .filter(key -> key.matches("\\d{1,18}"))
                        .limit(MOST_IDS)
                        .map(Long::valueOf)
                        .toList());
    }

    /**
     * Values of the named parameters in {@link #CONDITION}.
     *
     * @param scale which says the class of each grade
     */
    Map<String, @Nullable Object> parameters(CurrentUser user, MasterScale scale) {
        Map<String, @Nullable Object> parameters = new HashMap<>(CustomerScope.parameters(user));
        parameters.put("text", text.map(CustomerSearch::pattern).orElse(null));
        parameters.put("grades", grades(scale));
        parameters.put("severity", severity.orElse(null));
        parameters.put("owner", owner.orElse(null));
        parameters.put("department", department.orElse(null));
        parameters.put("region", region.orElse(null));
        parameters.put("industry", industry.orElse(null));
        parameters.put("overdue", isOverdue);
        parameters.put("overLimit", isOverLimit);
        parameters.put("ids", ids.isEmpty() ? null : new SqlArrayValue("bigint", ids.toArray()));
        return parameters;
    }

    private @Nullable SqlArrayValue grades(MasterScale scale) {
        if (grade.isEmpty() && customerClass.isEmpty()) {
            return null;
        }
        return new SqlArrayValue(
                "smallint",
                scale.ranges().stream()
                        .filter(range -> grade.isEmpty() || range.grade() == grade.get())
                        .filter(range -> customerClass.isEmpty() || range.customerClass() == customerClass.get())
                        .map(range -> (short) range.grade().rank())
                        .toArray());
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }
}
