package dev.baton.casefile;

public class UnknownCase extends IllegalArgumentException {

    public UnknownCase(String number) {
        super("There is no case %s. Check the number; it looks like C-000123.".formatted(shortened(number)));
    }

    private static String shortened(String number) {
        return number.length() > 24 ? number.substring(0, 24) + "…" : number;
    }
}
