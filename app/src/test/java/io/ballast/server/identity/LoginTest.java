package io.ballast.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Browser.Look;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class LoginTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Invitations invitations;

    @Autowired
    Clock clock;

    private String admin;

    static Iterable<Look> looks() {
        return Look.all();
    }

    @BeforeEach
    void make_an_administrator() {
        admin = new TestUsers(context).withRoles("chen.wei", Role.ADMIN);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void the_login_page_and_the_start_page_are_quiet_and_accessible_in_every_look(Look look) {
        try (Browser browser = Browser.open(port, look)) {
            browser.visit("/login").assertAccessible().shoot("login-" + look);
            assertThat(browser.page().content()).as("no provider is set").doesNotContain("/login/provider");
            browser.signIn(admin).assertAccessible().shoot("start-" + look).assertQuiet();
        }
    }

    @Test
    void the_first_administrator_chooses_name_and_password_by_a_link_that_works_once() {
        String link = "/login?token="
                + invitations.issue(Optional.empty(), "test", clock.instant()).text();
        try (Browser browser = Browser.open(port, Look.CHINESE)) {
            browser.visit(link).assertAccessible().shoot("welcome-zh-light");
            browser.page().fill("#username", "li.na");
            browser.page().fill("#displayName", "李娜");
            browser.page().fill("#password", TestUsers.PASSWORD);
            browser.page().click("main button[type=submit]");
            browser.page().waitForURL(url -> url.endsWith("/"));
            assertThat(browser.page().textContent(".viewer-name")).contains("李娜");
            browser.assertQuiet();
        }
        try (Browser browser = Browser.open(port, Look.ENGLISH)) {
            browser.visit(link);
            assertThat(browser.page().textContent("main")).contains("This link was used");
        }
    }
}
