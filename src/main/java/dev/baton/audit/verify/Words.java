package dev.baton.audit.verify;

import dev.baton.audit.lines.Members;
import dev.baton.audit.lines.Values;
import dev.baton.audit.note.StrictBase64;
import dev.baton.audit.verify.Finding.Kind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Whether what people wrote is what the entry committed to. */
final class Words {

    private static final int SALT_BYTES = 16;
    private static final byte[] WORDS = Values.key("words");
    private static final byte[] SALT = Values.key("salt");
    private static final byte[] TEXT = Values.key("text");

    private final MessageDigest sha256;

    Words() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    void check(LeafLine line) throws Faulty {
        if (line.words() == Members.NONE) {
            return;
        }
        var members = line.members();
        var committed = commitments(line);
        for (var path = members.firstIn(line.words()); path != Members.NONE; path = members.after(path)) {
            while (committed != Members.NONE && !members.haveOneKey(committed, path)) {
                committed = members.after(committed);
            }
            if (committed == Members.NONE || !isMeant(members, path, committed)) {
                throw altered(line, members.key(path));
            }
        }
    }

    /** The first one: both they and the words are in the order of their paths. */
    private static int commitments(LeafLine line) {
        var words = line.hasEntry() ? line.members().find(line.entry(), WORDS) : Members.NONE;
        return words == Members.NONE ? words : line.members().firstIn(words);
    }

    private boolean isMeant(Members members, int path, int committed) {
        var salt = members.find(path, SALT);
        var text = members.find(path, TEXT);
        if (salt == Members.NONE || text == Members.NONE || !members.isText(salt) || !members.isText(text)) {
            return false;
        }
        var salted = StrictBase64.bytes(members.text(salt)).filter(bytes -> bytes.length == SALT_BYTES);
        if (salted.isEmpty()) {
            return false;
        }
        sha256.update(salted.get());
        members.text(text, sha256::update);
        return members.isText(committed, StrictBase64.ascii(sha256.digest()));
    }

    private static Faulty altered(LeafLine line, String path) {
        return new Faulty(Finding.at(
                line.leaf(),
                Kind.WORDS_ALTERED,
                "The words \"%s\" of entry %d (line %d) were altered: the entry has committed to others."
                        .formatted(path, line.leaf(), line.line())));
    }
}
