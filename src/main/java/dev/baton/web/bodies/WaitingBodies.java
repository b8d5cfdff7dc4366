package dev.baton.web.bodies;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The requests whose thread waits for more of a body. There are fewer places than threads, so that whoever sends slowly keeps
 * nobody else from a thread; who comes when all are taken gets the place of who has waited longest. People who are logged in
 * have places apart from everybody else's, and one person few of them.
 */
class WaitingBodies {

    static final int OF_NOBODY = 40;
    static final int OF_PEOPLE = 80;
    static final int OF_ONE_PERSON = 8;

    private final Deque<Place> nobody = new ArrayDeque<>();
    private final Deque<Place> people = new ArrayDeque<>();

    /** @param whose the name of who is logged in, null for everybody else */
    final class Place implements AutoCloseable {

        private final @Nullable String whose;
        private volatile boolean lost;

        private Place(@Nullable String whose) {
            this.whose = whose;
        }

        private void lose() {
            lost = true;
        }

        boolean isLost() {
            return lost;
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    /** A place, or null where none is free yet: those who are to leave theirs need a moment. */
    synchronized @Nullable Place take() {
        var whose = whoIsLoggedIn();
        var places = whose == null ? nobody : people;
        var own = places.stream()
                .filter(place -> whose != null && whose.equals(place.whose))
                .count();
        if (own >= OF_ONE_PERSON) {
            loseFirst(places.stream().filter(place -> whose.equals(place.whose)).toList());
            return null;
        }
        if (places.size() >= (whose == null ? OF_NOBODY : OF_PEOPLE)) {
            loseFirst(places);
            return null;
        }
        var place = new Place(whose);
        places.addLast(place);
        return place;
    }

    /** One at a time: who is to leave has not seen it yet when the newcomer asks again. */
    private static void loseFirst(Collection<Place> places) {
        if (places.stream().noneMatch(Place::isLost)) {
            places.stream().findFirst().ifPresent(Place::lose);
        }
    }

    private synchronized void leave(Place place) {
        (place.whose == null ? nobody : people).remove(place);
    }

    private static @Nullable String whoIsLoggedIn() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login == null || login instanceof AnonymousAuthenticationToken || !login.isAuthenticated()
                ? null
                : login.getName();
    }
}
