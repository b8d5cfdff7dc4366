package dev.baton.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Tasklist is answered when what it asks for cannot be done: what a person got wrong is no failure of the server. */
@BatonTest
class WhatTasklistAsksTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    private CaseNumber number;
    private String task;

    @BeforeEach
    void samHasTheWork() {
        number = desk.standardCase();
        task = desk.task("Work on case", number).orElseThrow().getId();
        assertThat(claim("sam").status()).isEqualTo(204);
    }

    @Test
    void whoClaimsWhatAColleagueHasIsToldWho() {
        var answer = claim("sana");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("sam has taken this task on already. Ask them, or a manager.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unclaim", "/assignee", "/delegate", "/resolve"})
    void whoMovesWhatAColleagueHasIsRefused(String how) {
        var answer = Visitor.named("sana", port).post(ENGINE + "/task/" + task + how, "{\"userId\": \"sana\"}");

        assertThat(answer.status()).as(answer.body()).isIn(400, 403);
        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isEqualTo("sam");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/variables",
                "/variables/number",
                "/localVariables",
                "/form-variables",
                "/form",
                "/deployed-form",
                ""
            })
    void whatDoesNotExistIsNotFound(String what) {
        var answer = Visitor.named("sam", port).get(ENGINE + "/task/none" + what);

        assertThat(answer.status()).as(answer.body()).isIn(400, 404);
    }

    @Test
    void whatIsMissingInTheFormOfAReportIsToldAsWhatItIs() {
        var answer = Visitor.named("sam", port)
                .post(
                        ENGINE + "/process-definition/key/support-case/submit-form",
                        "{\"variables\": {\"accountId\": {\"value\": \"acme\"}}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("Fill in \\\"Subject\\\".");
    }

    private Visitor.Answer claim(String user) {
        return Visitor.named(user, port)
                .post(ENGINE + "/task/" + task + "/claim", "{\"userId\": \"%s\"}".formatted(user));
    }
}
