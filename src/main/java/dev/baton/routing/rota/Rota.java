package dev.baton.routing.rota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call for a group. Where several layers of a level count, somebody of each is. A swap changes whose turns these are, then
 * an override who is on call; an override is never changed by another one.
 */
public record Rota(List<Layer> layers, List<Instead> overrides, List<Swap> swaps) {

    static final Rota NONE = new Rota(List.of(), List.of(), List.of());

    /**
     * An override: somebody is on call instead of another, in whatever layers that one would be; or besides, where it names no other.
     *
     * @param level on which somebody is on call besides; counts for nothing where they take another's place
     */
    public record Instead(@Nullable String instead, String person, int level, Instant from, Instant to) {

        boolean isOn(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }

        boolean meets(Instead other) {
            return from.isBefore(other.to) && other.from.isBefore(to);
        }
    }

    /**
     * Two people exchange a turn each. It counts while the turns are theirs by the layer itself: one that does not fit any more, as
     * people were added or have left, changes nothing.
     */
    public record Swap(String layer, LocalDate turn, String person, LocalDate otherTurn, String otherPerson) {

        boolean fits(Layer of) {
            return has(of, turn, person) && has(of, otherTurn, otherPerson);
        }

        /** Who has the turn; null where it is none of the two. */
        @Nullable
        String taker(LocalDate on) {
            return on.equals(turn) ? otherPerson : on.equals(otherTurn) ? person : null;
        }

        private static boolean has(Layer layer, LocalDate on, String person) {
            var turn = layer.turn(on);
            return turn != null && turn.person().equals(person);
        }
    }

    /** Those it speaks of, the first ones first. */
    public TreeSet<Integer> levels() {
        var levels = new TreeSet<Integer>();
        layers.forEach(layer -> levels.add(layer.level()));
        overrides.stream()
                .filter(override -> override.instead() == null)
                .forEach(override -> levels.add(override.level()));
        return levels;
    }

    /** Whom the turns of a layer are, swaps included. */
    public String holder(Layer layer, Layer.Turn turn) {
        return swapsOf(layer)
                .map(swap -> swap.taker(turn.on()))
                .filter(person -> person != null)
                .findFirst()
                .orElse(turn.person());
    }

    /** Whether it changes anything. */
    public boolean isInEffect(Swap swap) {
        return layers.stream().anyMatch(layer -> layer.name().equals(swap.layer()) && swap.fits(layer));
    }

    private Stream<Swap> swapsOf(Layer layer) {
        return swaps.stream().filter(swap -> swap.layer().equals(layer.name()) && swap.fits(layer));
    }
}
