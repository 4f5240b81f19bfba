package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestUsers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ServerTest
class OperationsTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Test
    void health_is_open_without_details_and_metrics_need_a_permission() {
        Visitor stranger = Visitor.at(port);
        assertThat(stranger.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/actuator/health").body()).contains("UP").doesNotContain("details");
        assertThat(stranger.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        Visitor seller = Visitor.at(port).signIn(new TestUsers(context).withRoles("seller", Role.SALES));
        assertThat(seller.get("/actuator/prometheus").statusCode()).isEqualTo(403);
        Visitor admin = Visitor.at(port).signIn(new TestUsers(context).withRoles("root", Role.ADMIN));
        assertThat(admin.get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
        assertThat(admin.get("/actuator/env").statusCode()).isEqualTo(404);
    }

    @Test
    void the_interface_describes_itself_in_openapi_3_1() {
        Visitor admin = Visitor.at(port).signIn(new TestUsers(context).withRoles("root", Role.ADMIN));
        assertThat(admin.get("/api/v1/openapi.json").body()).contains("\"openapi\":\"3.1");
    }

    @Test
    void an_export_carries_the_chosen_columns_and_leaves_a_mark_in_the_trail() {
        Visitor admin = Visitor.at(port).signIn(new TestUsers(context).withRoles("root", Role.ADMIN));
        var csv = admin.get("/audit/export.csv?columns=actor&columns=action&columns=code&action=identity.");
        assertThat(csv.body()).startsWith("\ufeff操作人,操作,动作代码\r\n").contains("root,登录 · 成功,identity.login.succeeded");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
        assertThat(admin.get("/audit/export.xlsx").statusCode()).isEqualTo(200);
        assertThat(admin.get("/audit?action=web.table.exported").body()).contains("格式：xlsx");
    }

    @Test
    void every_request_handler_of_ours_states_its_permission() {
        List<HandlerMethod> silent = context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .values()
                .stream()
                .filter(handler -> handler.getBeanType().getName().startsWith("io.ballast"))
                .filter(handler -> !handler.hasMethodAnnotation(Allowed.class))
                .toList();
        assertThat(silent).isEmpty();
    }

    @Test
    void a_static_file_is_addressed_by_its_content_and_kept_for_a_year() {
        Visitor stranger = Visitor.at(port);
        String page = stranger.get("/login").body();
        Matcher css = Pattern.compile("/web-[0-9a-f]{32}\\.css").matcher(page);
        assertThat(css.find()).isTrue();
        assertThat(stranger.get(css.group())
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("max-age=31536000");
    }
}
