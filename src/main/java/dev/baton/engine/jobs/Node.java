package dev.baton.engine.jobs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** This one of the Batons on a database, under the name that its locks and its job log bear. */
@Component
public class Node {

    private final String name;

    Node(@Value("${baton.node:}") String name, @Value("${server.port:8080}") int port) {
        this.name = name.isBlank() ? hostAndPort(port) : name;
    }

    public String name() {
        return name;
    }

    /** A port chosen by the system is another one after a restart, and two nodes must never share a name. */
    private static String hostAndPort(int port) {
        return host() + ":" + (port > 0 ? port : UUID.randomUUID());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return InetAddress.getLoopbackAddress().getHostName();
        }
    }
}
