package dev.baton.history;

import java.util.List;

/**
 * A node of a model.
 *
 * @param name its label, or its id where it has none
 * @param type as the engine's history calls it, such as {@code userTask}
 * @param choosesOne whether only one of its flows is taken each time
 * @param flows those that leave it
 */
public record Element(String id, String name, String type, boolean choosesOne, List<Flow> flows) {

    public record Flow(String id, String target) {}
}
