package io.ballast.server.modellab;

import io.ballast.engine.model.watch.Figure;
import io.ballast.engine.model.watch.Light;
import io.ballast.engine.model.watch.ScoreWatch;
import io.ballast.engine.value.Text;
import io.ballast.server.notification.Audience;
import io.ballast.server.notification.Kind;
import io.ballast.server.notification.Notice;
import io.ballast.server.notification.Notifications;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells who answers for models that a light has turned: once when it does, not while it stays. */
@Component
class WatchNotices {
    private static final Audience WHO_ANSWERS = new Audience.Overseers(DataSets.VALIDATE);

    private final Notifications notifications;

    WatchNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Tells of figures that are worse than in the run before of the same scorecard, in the transaction of the run. */
    void turned(long run, long policy, ScoreWatch figures, Optional<WatchRun> before) {
        List<Figure> turned = Arrays.stream(Figure.values())
                .filter(figure ->
                        isTurned(before.map(then -> then.light(figure)).orElse(Light.UNKNOWN), figures.light(figure)))
                .toList();
        if (turned.isEmpty()) {
            return;
        }
        Light worst = turned.stream().map(figures::light).reduce(Light.UNKNOWN, Light::orWorse);
        notifications.tell(new Notice(
                Kind.MODEL_WATCH,
                "model-watch:" + policy + ":" + turned + ":" + worst,
                "/models/watch/" + run,
                List.of(
                        worst == Light.RED ? Text.of("红灯", "red") : Text.of("黄灯", "amber"),
                        Text.of(names(turned, true), names(turned, false))),
                WHO_ANSWERS));
    }

    private static boolean isTurned(Light then, Light now) {
        return now.isWarning() && now.compareTo(then) > 0;
    }

    private static String names(List<Figure> figures, boolean isChinese) {
        return figures.stream()
                .map(figure -> isChinese ? name(figure).zh() : name(figure).en())
                .collect(Collectors.joining(isChinese ? "、" : ", "));
    }

    private static Text name(Figure figure) {
        return switch (figure) {
            case SCORE -> Text.of("评分分布", "spread of the score");
            case CHARACTERISTICS -> Text.of("指标分布", "spread of a characteristic");
            case RANKING -> Text.of("区分能力", "ranking");
            case CALIBRATION -> Text.of("校准", "calibration");
        };
    }
}
