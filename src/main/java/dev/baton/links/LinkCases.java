package dev.baton.links;

import dev.baton.casefile.CaseEvent.CaseLinked;
import dev.baton.casefile.CaseEvent.CaseUnlinked;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseLocks;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReach;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.UnknownCase;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What whoever is logged in may link, and see of it. Whoever calls it has looked whether they reach the first case. */
@Component
public class LinkCases {

    private static final int MOST = 100;

    private final CaseFile caseFile;
    private final CaseLocks locks;
    private final StoredLinks links;
    private final MergeCase mergeCase;
    private final CaseReach reach;

    LinkCases(CaseFile caseFile, CaseLocks locks, StoredLinks links, MergeCase mergeCase, CaseReach reach) {
        this.caseFile = caseFile;
        this.locks = locks;
        this.links = links;
        this.mergeCase = mergeCase;
        this.reach = reach;
    }

    /**
     * @param to number of the other case, as somebody wrote it
     * @param kind related links the two; duplicate merges the first into the other, and is not taken back
     * @return false where they are linked like that already
     * @throws AccessDeniedException where they do not reach the other case
     * @throws NotNow where a duplicate, or what it is merged into, is not open, or one of them was merged into a third
     */
    @Transactional
    public boolean link(CaseNumber number, String to, LinkKind kind, String by) {
        var other = existing(to);
        if (number.equals(other)) {
            throw new Refusal("to", "is this case itself; name another one");
        }
        refuseUnlessTheirs(other);
        return switch (kind) {
            case RELATED -> relate(number, other, by);
            case DUPLICATE -> mergeCase.merge(number, other);
            case DUPLICATE_OF -> throw new Refusal("kind", "must be related or duplicate");
        };
    }

    /**
     * Related cases are no longer linked; nothing where they were not.
     *
     * @throws AccessDeniedException where they do not reach the other case
     * @throws NotNow where one is merged into the other
     */
    @Transactional
    public void unlink(CaseNumber number, CaseNumber other) {
        refuseUnlessTheirs(other);
        locks.take(List.of(number.value(), other.value()));
        if (isMerged(number, other) || isMerged(other, number)) {
            throw new NotNow(
                    "A merge is not taken back: the process, the clocks and the promises of the duplicate have ended.",
                    "Report what is left of it as a new case.");
        }
        if (links.remove(number, other)) {
            caseFile.record(new CaseUnlinked(number, other));
            caseFile.record(new CaseUnlinked(other, number));
        }
    }

    /** Those that whoever is logged in may read. */
    public List<CaseLink> of(CaseNumber number) {
        var all = links.of(number);
        var theirs = reach.read(all.stream().map(CaseLink::number).toList());
        return all.stream().filter(link -> theirs.contains(link.number())).toList();
    }

    private void refuseUnlessTheirs(CaseNumber other) {
        if (!reach.worksOn(other)) {
            throw new AccessDeniedException("The other case is not theirs");
        }
    }

    private boolean relate(CaseNumber number, CaseNumber other, String by) {
        locks.take(List.of(number.value(), other.value()));
        NotNow.ifMerged(caseFile.get(number));
        NotNow.ifMerged(caseFile.get(other));
        if (!links.add(number, other, by)) {
            return false;
        }
        refuseTooMany(number);
        refuseTooMany(other);
        caseFile.record(new CaseLinked(number, other));
        caseFile.record(new CaseLinked(other, number));
        return true;
    }

    private void refuseTooMany(CaseNumber number) {
        if (links.count(number) > MOST) {
            throw new Refusal("to", "cannot be linked: %s has %d links; remove one first".formatted(number, MOST));
        }
    }

    private CaseNumber existing(String to) {
        try {
            return caseFile.get(new CaseNumber(to.strip())).number();
        } catch (UnknownCase unknown) {
            throw new Refusal("to", "names no case: " + unknown.getMessage());
        }
    }

    private boolean isMerged(CaseNumber duplicate, CaseNumber main) {
        return main.equals(caseFile.get(duplicate).mergedInto());
    }
}
