package dev.baton.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.audit.note.SignedNote;
import dev.baton.audit.note.VerifierKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifierTest {

    private static final ExportOf LOG = ExportOf.entries(20);

    static Stream<Tamper> tampers() {
        return Tampers.all();
    }

    @ParameterizedTest
    @MethodSource("tampers")
    void everyTamperIsNamed(Tamper tamper) throws Exception {
        var finding = check(tamper.export(), tamper.key(), tamper.older()).finding();

        assertThat(finding.map(Finding::kind).orElse(null)).as("%s", finding).isEqualTo(tamper.expected());
        assertThat(finding.map(found -> found.leaf().orElse(-1)).orElse(-1L)).isEqualTo(tamper.leaf());
    }

    @Test
    void aVerdictSaysWhatWasChecked() throws Exception {
        var verdict = check(bytes(LOG.log(8)), LOG.key(), null);

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.origin()).isEqualTo(ExportOf.ORIGIN);
        assertThat(verdict.entries())
                .isEqualTo(
                        new Verdict.Range(20, 0, 0, 19, "2026-11-01T21:14:05.000000Z", "2026-11-20T21:14:05.000019Z"));
        assertThat(verdict.root())
                .isEqualTo(LOG.checkpoint(20).text().lines().toList().get(2));
        assertThat(verdict.signers()).containsExactly(VerifierKey.parse(LOG.key()));
        assertThat(verdict.hasOwnKeys()).isTrue();
    }

    @Test
    void entriesThatWereDroppedAreCounted() throws Exception {
        var verdict = check(bytes(ExportOf.entries(9, LOG.signer()).drop(2, 5).log()), LOG.key(), null);

        assertThat(verdict.entries().count()).isEqualTo(9);
        assertThat(verdict.entries().gone()).isEqualTo(3);
    }

    @Test
    void keysThatComeWithTheExportAreToldFromOnesOwn() throws Exception {
        var verdict = new Verifier(List.of(), List.of()).check(new ByteArrayInputStream(bytes(LOG.log())), read -> {});

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.hasOwnKeys()).isFalse();
    }

    @Test
    void whatCannotBeCheckedSaysWhatToDo() {
        assertCannotBeChecked("", "empty");
        assertCannotBeChecked("{}", "no \"baton-audit\"");
        assertCannotBeChecked("PK\u0003\u0004", "no JSON");
        assertCannotBeChecked(LOG.head("log").replace("audit\":1", "audit\":2"), "version 2");
        assertCannotBeChecked(LOG.head("all"), "neither of kind");
        assertThatThrownBy(() -> new Verifier(List.of(), List.of())
                        .check(
                                new ByteArrayInputStream(
                                        LOG.head("log").replace(LOG.key(), "").getBytes(StandardCharsets.UTF_8)),
                                read -> {}))
                .isInstanceOf(CannotBeChecked.class)
                .hasMessageContaining("--key");
        assertThatThrownBy(() -> check(
                        bytes(LOG.selection(0, 3)),
                        LOG.key(),
                        LOG.checkpoint(12).toString()))
                .isInstanceOf(CannotBeChecked.class)
                .hasMessageContaining("since=12");
    }

    private static void assertCannotBeChecked(String export, String why) {
        assertThatThrownBy(() -> check(export.getBytes(StandardCharsets.UTF_8), LOG.key(), null))
                .isInstanceOf(CannotBeChecked.class)
                .hasMessageContaining(why);
    }

    private static byte[] bytes(List<String> lines) {
        return new Tamper.Lines(lines, "").bytes();
    }

    private static Verdict check(byte[] export, String key, String older) throws IOException, CannotBeChecked {
        var notes = older == null ? List.<SignedNote>of() : List.of(SignedNote.parse(older));
        return new Verifier(List.of(VerifierKey.parse(key)), notes).check(new ByteArrayInputStream(export), read -> {});
    }
}
