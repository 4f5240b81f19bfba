package io.ballast.server.assessment;

import java.util.Arrays;

/** What the list of customers can be sorted by, each with the expression that does it. */
enum CustomerSort {
    CODE("code", "c.code", true),
    NAME("name", "c.name", true),
    GRADE("grade", "a.grade", false),
    POINTS("points", "a.points", false),
    TREND("trend", "(a.points - a.previous_points)", false),
    PROBABILITY("pd", "a.pd", false),
    COVERAGE("coverage", "a.coverage", false),
    LIMIT("limit", "a.limit_minor", false),
    EXPOSURE("exposure", "a.exposure_minor", false),
    FREE("free", "(a.limit_minor - a.exposure_minor)", false),
    UTILISATION("utilisation", "a.utilisation", false),
    BALANCE("balance", "a.balance_minor", false),
    OVERDUE("overdue", "a.overdue_minor", false),
    OLDEST("oldest", "a.oldest_overdue_days", false),
    SALES("sales", "a.sales_90_minor", false),
    RECOMMENDED("recommended", "a.recommended_limit_minor", false),
    WARNING("warning", "(a.worst_severity * 1000 + cardinality(a.warning_rules))", false),
    OWNER("owner", "c.owner_code", true),
    DEPARTMENT("department", "c.department_code", true),
    REGION("region", "c.region", true),
    INDUSTRY("industry", "c.industry_section", true),
    STATUS("status", "c.status", true);

    private final String key;
    private final String expression;
    private final boolean isText;

    CustomerSort(String key, String expression, boolean isText) {
        this.key = key;
        this.expression = expression;
        this.isText = isText;
    }

    /** Key of the column in addresses. */
    String key() {
        return key;
    }

    /** The expression with customers that have no value behind all others, whichever way the list is sorted. */
    String expression(boolean isDescending) {
        if (isText) {
            return "coalesce(" + expression + ", " + (isDescending ? "''" : "U&'\\FFFF'") + ")";
        }
        return "coalesce(cast(" + expression + " as double precision), " + (isDescending ? "-" : "") + "1e300)";
    }

    /** The type a border of the list is read back as. */
    String type() {
        return isText ? "text" : "double precision";
    }

    static boolean isKnown(String key) {
        return Arrays.stream(values()).anyMatch(sort -> sort.key.equals(key));
    }

    static CustomerSort of(String key) {
        return Arrays.stream(values())
                .filter(sort -> sort.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No column sorts by '" + key + "'"));
    }
}
