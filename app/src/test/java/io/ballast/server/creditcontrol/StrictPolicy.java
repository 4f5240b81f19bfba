package io.ballast.server.creditcontrol;

import io.ballast.server.assessment.OwnPolicy;
import java.time.LocalDate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A policy of a database of its own: net of securities holds, gross and dynamic warn; cash and credit that are not
 * applied count off; terms beyond 60 days or with a deposit below 20 % hold, as do items dunned beyond level 2; first come, first served.
 */
final class StrictPolicy {
    private static final String ALL = "at=\"ORDER DELIVERY GOODS_ISSUE\" risk=\"LOW MEDIUM HIGH\"";

    private StrictPolicy() {}

    /** Puts it in force from this day; once a database. */
    static void store(JdbcTemplate jdbc, LocalDate from) {
        if (jdbc.queryForList("select id from policy.version").size() == 1) {
            OwnPolicy.store(jdbc, from, StrictPolicy::strict);
        }
    }

    private static String strict(String text) {
        return text.replaceFirst("deducts-cash=no", "deducts-cash=yes")
                .replaceFirst("(?m)^(check code=terms_rank .*) reaction=WARN", "$1 reaction=HOLD")
                .replaceAll("(?m)^grade-terms .*\n?", "")
                .concat("release strategy=FIFO\ngrade-terms to=D days=60 deposit=20 price=600\n")
                .replaceFirst("(?m)^check code=static_limit .*$", """
                        check code=static_limit kind=STATIC_LIMIT %1$s reaction=HOLD threshold=100 days=0 net=yes
                        check code=static_gross kind=STATIC_LIMIT %1$s reaction=WARN threshold=100 days=0 net=no
                        check code=dunning_level kind=DUNNING_LEVEL %1$s reaction=HOLD threshold=2 days=0 net=no
                        check code=dynamic_all kind=DYNAMIC_LIMIT %1$s reaction=WARN threshold=100 days=60 net=no""".formatted(ALL));
    }
}
