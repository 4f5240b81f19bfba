package io.ballast.server;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/**
 * Between the word that this server takes no more requests (readiness) and the closing of its port, so that whoever
 * distributes requests has heard it before one is refused. Requests that are under way are then finished.
 */
@Component
@ConditionalOnWebApplication
final class StopNotice implements ApplicationListener<ContextClosedEvent> {
    private final ApplicationContext own;
    private final Duration notice;

    StopNotice(ApplicationContext own, @Value("${ballast.stop.notice}") Duration notice) {
        this.own = own;
        this.notice = notice;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closing) {
        if (!closing.getApplicationContext().equals(own)) {
            return;
        }
        try {
            Thread.sleep(notice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
