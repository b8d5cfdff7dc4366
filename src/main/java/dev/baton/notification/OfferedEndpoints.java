package dev.baton.notification;

import java.util.List;

/** Endpoints that are there before anybody has added one. */
public interface OfferedEndpoints {

    /** It is disabled, and called by nobody, until a person has looked at it and enables it. Nothing where it is there already. */
    void offer(String id, String name, String address, List<String> events);
}
