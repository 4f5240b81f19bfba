package io.ballast.server.portfolio;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Icon;
import io.ballast.server.web.NavigationEntry;
import io.ballast.server.web.NavigationEntry.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PortfolioNavigation {
    @Bean
    NavigationEntry workbenchEntry() {
        return new NavigationEntry(Section.TODAY, 10, "portfolio.workbench", Icon.HOME, "/", Allowed.SIGNED_IN);
    }

    @Bean
    NavigationEntry receivablesEntry() {
        return new NavigationEntry(
                Section.RISK, 10, "portfolio.receivables", Icon.LEDGER, "/receivables", "ledger:receivable:read");
    }

    @Bean
    NavigationEntry portfolioEntry() {
        return new NavigationEntry(
                Section.RISK, 20, "portfolio.portfolio", Icon.CHART, "/portfolio", "portfolio:overview:read");
    }
}
