package dev.baton.casefile;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * How a CRM calls an account, without the blanks around it: 1 to 80 characters that also work in the path of
 * {@code /api/accounts/{id}}. Its letters stay as they came; compared they are without case.
 */
public record AccountId(String value) {

    private static final int LONGEST = 80;
    private static final Pattern NOT_IN_A_PATH = Pattern.compile("[/\\\\;%\\p{C}\\p{Zl}\\p{Zp}]|^\\.{1,2}$");

    /** @throws Refusal of {@code field} where it is none */
    public static AccountId of(String field, String given) {
        var id = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        var problem = TextRules.problem(id, LONGEST, true);
        if (problem == null && NOT_IN_A_PATH.matcher(id).find()) {
            problem =
                    "must be no . or .. and have no / \\ ; % and no invisible character, which an address cannot carry";
        }
        if (problem != null) {
            throw new Refusal(field, problem);
        }
        return new AccountId(id);
    }
}
