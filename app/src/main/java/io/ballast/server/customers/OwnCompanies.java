package io.ballast.server.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The companies of ours that sell: a door of this module. They enter through {@link CustomerRecording}. */
@Repository
public class OwnCompanies {
    private static final String ALL = """
        select code, name
        from customers.own_company
        order by code""";

    private final JdbcClient jdbc;

    OwnCompanies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them by code, the main one first. */
    public List<OwnCompany> all() {
        List<OwnCompany> all = new ArrayList<>(List.of(OwnCompany.MAIN));
        jdbc.sql(ALL).query(row -> {
            all.add(new OwnCompany(row.getString("code"), row.getString("name")));
        });
        return List.copyOf(all);
    }

    /** The one with a code, the main one with an empty one; empty if there is none. */
    public Optional<OwnCompany> find(String code) {
        if (code.equals(OwnCompany.MAIN.code())) {
            return Optional.of(OwnCompany.MAIN);
        }
        return all().stream().filter(company -> company.code().equals(code)).findFirst();
    }
}
