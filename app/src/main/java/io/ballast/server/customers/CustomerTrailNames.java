package io.ballast.server.customers;

import io.ballast.server.audit.SubjectNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers and groups by their codes, for readers of the trail. */
@Configuration(proxyBeanMethods = false)
class CustomerTrailNames {
    private static final String OF_CUSTOMERS = "select id, code from customers.customer where id = any (:ids)";
    private static final String OF_GROUPS = "select id, code from customers.customer_group where id = any (:ids)";

    @Bean
    SubjectNames customersOfTrail(JdbcClient jdbc) {
        return new Coded(jdbc, CustomerSubjects.TYPE, OF_CUSTOMERS, CustomerLink::to);
    }

    @Bean
    SubjectNames groupsOfTrail(JdbcClient jdbc) {
        return new Coded(jdbc, "group", OF_GROUPS, GroupLink::to);
    }

    private record Coded(JdbcClient jdbc, String type, String codes, UnaryOperator<String> link)
            implements SubjectNames {
        @Override
        public Map<String, Named> of(Collection<String> ids) {
            Map<String, Named> named = new HashMap<>();
            jdbc.sql(codes)
                    .param(
                            "ids",
                            ids.stream()
                                    .filter(id -> id.matches("\\d{1,18}"))
                                    .map(Long::valueOf)
                                    .toArray(Long[]::new))
                    .query(row -> {
                        String code = row.getString("code");
                        named.put(Long.toString(row.getLong("id")), new Named(code, link.apply(code)));
                    });
            return named;
        }
    }
}
