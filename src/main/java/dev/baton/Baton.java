package dev.baton;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

@Modulithic(systemName = "Baton")
@SpringBootApplication
public class Baton {

    public static void main(String[] args) {
        if (Commands.isServe(args)) {
            SpringApplication.run(Baton.class, Commands.settings(args));
        } else {
            System.exit(Commands.run(args));
        }
    }
}
