package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Browser.Look;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class ShellPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private String admin;

    @BeforeEach
    void make_users() {
        TestUsers users = new TestUsers(context);
        admin = users.withRoles("chen.wei", Role.ADMIN);
        users.withRoles("wang.fang", Role.CREDIT_MANAGER);
        users.ownerOf("zhao.lei", "S017", Role.SALES);
        users.withRoles("sun.li", Role.ANALYST, Role.AUDITOR);
    }

    @Test
    void the_keyboard_reaches_search_and_the_list_of_shortcuts() {
        try (Browser browser = Browser.open(port, Look.ENGLISH).signIn(admin)) {
            browser.visit("/users").page().keyboard().press("/");
            assertThat(browser.page().evaluate("document.activeElement.name")).isEqualTo("q");
            browser.page().keyboard().press("Escape");
            browser.page().keyboard().press("?");
            assertThat(browser.page().isVisible("dialog[open]")).isTrue();
            browser.shoot("shortcuts-en").assertQuiet();
        }
    }

    @Test
    void choosing_columns_swaps_the_table_and_keeps_the_choice_in_the_address() {
        try (Browser browser = Browser.open(port, Look.CHINESE).signIn(admin)) {
            var page = browser.visit("/users").page();
            page.click("details[data-popup] > summary");
            page.uncheck("input[name=columns][value=owner]");
            page.click("details[data-popup] button");
            page.waitForURL(url -> url.contains("columns=username"));
            assertThat(page.textContent("thead")).doesNotContain("业务员编码").contains("用户名");
            browser.assertQuiet();
        }
    }
}
