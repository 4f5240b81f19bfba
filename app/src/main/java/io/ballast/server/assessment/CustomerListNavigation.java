package io.ballast.server.assessment;

import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.NavigationEntry.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomerListNavigation {
    @Bean
    NavigationEntry customersEntry() {
        return new NavigationEntry(
                Section.CUSTOMERS, 10, "assessment.customers", Icon.PEOPLE, "/customers", "customers:customer:read");
    }
}
