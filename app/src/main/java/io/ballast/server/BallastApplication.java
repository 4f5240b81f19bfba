package io.ballast.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. */
@SpringBootApplication
public class BallastApplication {
    public static void main(String[] args) {
        SpringApplication.run(BallastApplication.class, args);
    }
}
