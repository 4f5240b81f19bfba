package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests of the interface for programs speak with: a token and a path, and the database to compare with. */
abstract class InterfaceScenario {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    HttpResponse<String> get(String token, String path) {
        return Visitor.at(port).get(path, "Authorization", "Bearer " + token);
    }

    static JsonNode body(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    long count(String query) {
        Long count = jdbc.queryForObject(query, Long.class);
        return count == null ? 0 : count;
    }

    String text(String query) {
        String text = jdbc.queryForObject(query, String.class);
        return text == null ? "" : text;
    }
}
