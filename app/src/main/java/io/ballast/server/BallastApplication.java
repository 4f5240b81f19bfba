package io.ballast.server;

import io.ballast.server.web.Terminal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts the server, or runs the command that the first argument names. */
@SpringBootApplication
@Modulithic(
        systemName = "Ballast",
        sharedModules = {"web", "sealing", "audit", "identity", "notification", "policy"})
public class BallastApplication {
    private static final String SERVE = "serve";
    private static final String DEMO = "demo";

    public static void main(String[] args) {
        boolean isNamed = args.length > 0 && !args[0].startsWith("--");
        String name = isNamed ? args[0] : SERVE;
        List<String> arguments = Arrays.asList(args).subList(isNamed ? 1 : 0, args.length);
        if (name.equals(SERVE) || name.equals(DEMO)) {
            var application = new SpringApplication(BallastApplication.class);
            boolean isDemo = name.equals(DEMO);
            // who tries the demo wants its few lines, not the log; that stays in the file
            application.setDefaultProperties(
                    Map.of("ballast.demo", isDemo, "logging.threshold.console", isDemo ? "WARN" : "TRACE"));
            application.run(arguments.toArray(String[]::new));
        } else {
            System.exit(new Commands(new Terminal()).run(name, arguments));
        }
    }
}
