package dev.baton.routing;

/** The rotas of groups, for whoever sets up a desk. */
public interface Rotas {

    /**
     * Keeps the first rota of a group; nothing happens where there was one before.
     *
     * @param json as the body of {@code PUT /api/rotas/{group}}
     */
    void begin(String group, String json, String person);
}
