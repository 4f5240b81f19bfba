package io.ballast.server.identity;

import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.NavigationEntry.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityNavigation {
    @Bean
    NavigationEntry usersEntry() {
        return new NavigationEntry(Section.SETTINGS, 10, "identity.users", Icon.KEY, "/users", "identity:user:read");
    }

    @Bean
    NavigationEntry departmentsEntry() {
        return new NavigationEntry(
                Section.SETTINGS, 20, "identity.departments", Icon.PEOPLE, "/departments", "identity:department:read");
    }

    @Bean
    NavigationEntry sessionsEntry() {
        return new NavigationEntry(
                Section.SETTINGS, 30, "identity.sessions", Icon.CLOCK, "/sessions", SessionEnding.MANAGE);
    }
}
