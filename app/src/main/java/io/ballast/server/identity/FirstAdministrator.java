package io.ballast.server.identity;

import io.ballast.server.web.Terminal;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * There is no default password: while there is no administrator, every start prints one link, valid for a day and for
 * one use, to the console (never to the log) and withdraws the link before it.
 */
@Component
@ConditionalOnWebApplication
class FirstAdministrator {
    private final Accounts accounts;
    private final Invitations invitations;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Terminal terminal;
    private final String address;

    FirstAdministrator(
            Accounts accounts,
            Invitations invitations,
            TransactionTemplate transaction,
            Clock clock,
            Terminal terminal,
            @Value("${ballast.address}") String address) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.transaction = transaction;
        this.clock = clock;
        this.terminal = terminal;
        this.address = address;
    }

    /** After everything else that happens at a start, so that the link is the last thing on the console. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void serverReady(ApplicationReadyEvent ready) {
        if (accounts.hasAdministrator()) {
            return;
        }
        String port = ready.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port");
        Secret secret = transaction.execute(status -> invitations.issue(Optional.empty(), "ballast", clock.instant()));
        String base = address.isEmpty() ? "http://127.0.0.1:" + port : address;
        if (secret != null) {
            terminal.print("");
            terminal.print("压舱石已启动。请在 24 小时内用下面的一次性链接创建第一位管理员：");
            terminal.print("Ballast is up. Create the first administrator with this one-time link within 24 hours:");
            terminal.print("");
            terminal.print("    " + base + "/login?token=" + secret.text());
            terminal.print("");
        }
    }
}
