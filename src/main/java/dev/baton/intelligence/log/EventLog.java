package dev.baton.intelligence.log;

import java.util.List;

/**
 * A history.
 *
 * @param columns their names, without those of the case and the time
 * @param cases in the order of their first events
 * @param warnings what whoever reads the outcome should know of the file
 */
public record EventLog(List<String> columns, List<LoggedCase> cases, List<String> warnings) {

    /** @throws LogFault names the columns there are */
    public int column(String name) {
        var found = columns.indexOf(name);
        if (found < 0) {
            throw new LogFault("There is no column \"%s\"; there are: %s".formatted(name, String.join(", ", columns)));
        }
        return found;
    }
}
