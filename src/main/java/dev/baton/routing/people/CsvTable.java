package dev.baton.routing.people;

import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values as RFC 4180 has them: fields may stand in quotes, and a quote in them twice. A byte order mark is skipped;
 * lines that are empty are left out.
 */
final class CsvTable {

    /** @param line where it begins, from 1 */
    record Row(int line, List<String> fields) {}

    static final class Unreadable extends Exception {

        private final int line;

        Unreadable(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    private CsvTable(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static List<Row> read(String text) throws Unreadable {
        var table = new CsvTable(text);
        while (table.at < table.text.length()) {
            table.row();
        }
        return table.rows;
    }

    private void row() throws Unreadable {
        int begins = line;
        var fields = new ArrayList<String>();
        do {
            fields.add(isAt('"') ? quoted() : plain());
        } while (skip(','));
        endOfLine();
        if (fields.size() > 1 || !fields.get(0).isBlank()) {
            rows.add(new Row(begins, List.copyOf(fields)));
        }
    }

    private String plain() {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() throws Unreadable {
        int begins = line;
        var field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                line += c == '\n' ? 1 : 0;
                field.append(c);
            } else if (isAt('"')) {
                field.append('"');
                at++;
            } else {
                return field.toString();
            }
        }
        throw new Unreadable(begins, "has a quote that is never closed");
    }

    private void endOfLine() throws Unreadable {
        skip('\r');
        if (at < text.length() && !skip('\n') && text.charAt(at - 1) != '\r') {
            throw new Unreadable(line, "has something after a closing quote; write a quote inside of quotes twice");
        }
        line++;
    }

    private boolean skip(char c) {
        if (isAt(c)) {
            at++;
            return true;
        }
        return false;
    }

    private boolean isAt(char c) {
        return at < text.length() && text.charAt(at) == c;
    }
}
