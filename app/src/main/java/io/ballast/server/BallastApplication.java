package io.ballast.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts the server. */
@SpringBootApplication
@Modulithic(
        systemName = "Ballast",
        sharedModules = {"web", "audit", "identity"})
public class BallastApplication {
    public static void main(String[] args) {
        SpringApplication.run(BallastApplication.class, args);
    }
}
