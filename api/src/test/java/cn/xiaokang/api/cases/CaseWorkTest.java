package cn.xiaokang.api.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.SmallServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a flag to a closed case, over real HTTP, on given days. */
class CaseWorkTest extends CaseDesk {
    @Test
    void everyStepOutOfOrderIsRefusedAndChangesNothing() {
        open("inspector", "f0001");
        everyOtherStepIsRefused("reviewer", List.of("assigned"));
        take("reviewer", "assigned");
        everyOtherStepIsRefused("reviewer", List.of("assigned", "visited", "replied", "outcome_set"));
        take("inspector", "visited");
        take("inspector", "replied");
        take("inspector", "outcome_set");
        everyOtherStepIsRefused("reviewer", List.of("sent_back", "closed"));
        take("reviewer", "sent_back");
        assertEquals("inspecting", line().get("status").asText());
        assertTrue(line().get("outcome").isNull(), "what was sent back has no outcome");
        take("inspector", "outcome_set");
        take("reviewer", "closed");
        everyOtherStepIsRefused("reviewer", List.of("money_recorded", "struck_off", "notified", "reopened"));
        JsonNode detail = detail("reviewer");
        assertEquals(8, detail.get("events").size(), "a refused step leaves no trace");
        assertEquals(64, detail.at("/events/7/hash").asText().length());
    }

    @Test
    void anOutcomeCountsForItsRuleAndTheWorkListLetsTheFlagGo() {
        assertTrue(workList().contains("f0001"));
        open("inspector", "f0001");
        assertFalse(workList().contains("f0001"), "a flag in a case is looked at already");
        assertEquals(0, confirmed().get("trials").asInt(), "an open case says nothing yet");
        take("inspector", "assigned");
        take("inspector", "replied");
        take("inspector", "outcome_set");
        take("reviewer", "closed");
        JsonNode confirmed = confirmed();
        assertEquals(1, confirmed.get("trials").asInt());
        assertEquals(1, confirmed.get("hits").asInt());
        assertEquals("0.2065", confirmed.get("lower").asText());
        assertFalse(workList().contains("f0001"));
        JsonNode groups = server.json("inspector", "/api/v1/equity").at("/data/items");
        assertTrue(groups.size() > 3, groups.toString());
        groups.forEach(
                group -> assertTrue(group.get("households").isNull(), "three households are too few to tell of"));
    }

    @Test
    void aFlagMayHaveAnOutcomeOfItsOwnAndIsCountedByIt() throws Exception {
        open("inspector", "f0001", "f0004");
        take("inspector", "assigned");
        take("inspector", "replied");
        String other = fraud("500.00", "0.00", "0.00") + ",\"flags\":{\"f0004\":\"unfounded\"}";
        assertEquals(
                422,
                step("inspector", "outcome_set", lawful() + ",\"flags\":{\"f0001\":\"fraud\"}")
                        .statusCode(),
                "a lawful case has no flag of fraud");
        assertEquals(
                422,
                step("inspector", "outcome_set", lawful() + ",\"flags\":{\"f0003\":\"lawful\"}")
                        .statusCode(),
                "a flag of another case");
        assertEquals(201, step("inspector", "outcome_set", other).statusCode());
        assertEquals("fraud", detail("reviewer").at("/flags/0/outcome").asText());
        assertEquals("unfounded", detail("reviewer").at("/flags/1/outcome").asText());
        take("reviewer", "closed");
        assertEquals(1, confirmed("deceased_recipient").get("hits").asInt());
        assertEquals(1, confirmed("dibao_mismatch").get("trials").asInt());
        assertEquals(0, confirmed("dibao_mismatch").get("hits").asInt());
        assertEquals("cleared", state("f0004"));
        assertEquals("closed", state("f0001"));
        onThe("2023-03-06");
        assertTrue(detail("reviewer").get("broken").isNull(), "the history is whole when it is read again");
        assertEquals("unfounded", detail("reviewer").at("/flags/1/outcome").asText());
    }

    private String workList() {
        return server.json("inspector", "/api/v1/work-list?visitors=9&days=9").toString();
    }

    private JsonNode confirmed() {
        return confirmed("deceased_recipient");
    }

    private JsonNode confirmed(String rule) {
        for (JsonNode card : server.json("inspector", "/api/v1/rules").at("/data/items")) {
            if (card.get("rule").asText().equals(rule)) {
                return card.get("confirmed");
            }
        }
        throw new AssertionError("no card");
    }

    @Test
    void nobodyClosesTheirOwnOutcome() {
        open("inspector", "f0001");
        take("inspector", "assigned");
        take("inspector", "replied");
        take("inspector", "outcome_set");
        assertFalse(detail("inspector").get("next_steps").toString().contains("\"closed\""));
        refused(403, "CASES-SECOND_PERSON", "inspector", "closed");
        take("reviewer", "closed");
        assertEquals("closed", line().get("status").asText());
    }

    @Test
    void theHouseholdIsAskedBeforeAnythingIsHeldAgainstIt() {
        open("inspector", "f0001");
        take("inspector", "assigned");
        take("inspector", "visited");
        refused(409, "CASES-NO_REPLY", "inspector", "outcome_set");
        assertEquals(
                201,
                step(
                                "inspector",
                                "replied",
                                "\"replied_on\":\"2023-03-05\",\"is_answered\":false,\"words\":\"两次上门均未答复\"")
                        .statusCode());
        take("inspector", "outcome_set");
    }

    @Test
    void whatIsFilledInMustBeSound() {
        open("inspector", "f0001");
        for (String wrong : List.of(
                "\"assignee\":\"inspector\",\"due_on\":\"2023-03-04\"",
                "\"assignee\":\"nobody\",\"due_on\":\"2023-03-20\"",
                "\"assignee\":\"operator\",\"due_on\":\"2023-03-20\"",
                "\"assignee\":\"other-inspector\",\"due_on\":\"2023-03-20\"")) {
            assertEquals(422, step("inspector", "assigned", wrong).statusCode(), wrong);
        }
        assertEquals(
                400, step("inspector", "assigned", "\"assignee\":\"inspector\"").statusCode());
        assertEquals(
                400,
                step("inspector", "assigned", STEPS.get("assigned") + ",\"more\":1")
                        .statusCode());
        assertEquals(
                400,
                step("inspector", "opened", "\"flags\":[],\"words\":\"伪造\"").statusCode());
        assertEquals(400, step("inspector", "vanished", "\"words\":\"无\"").statusCode());
        take("inspector", "assigned");
        take("inspector", "replied");
        for (String wrong : List.of(
                fraud("500.00", "0", "500.01"),
                fraud("-1", "0", "0"),
                fraud("1.234", "0", "0"),
                fraud("1000000000000", "0", "0"),
                "\"outcome\":\"lawful\",\"found\":\"1\",\"stopped\":\"0\",\"recovered\":\"0\",\"words\":\"合法\"",
                "\"outcome\":\"lawful\",\"found\":\"0\",\"stopped\":\"0\",\"recovered\":\"0\",\"words\":\" \"")) {
            assertEquals(422, step("inspector", "outcome_set", wrong).statusCode(), wrong);
        }
        assertEquals(
                422,
                step("inspector", "visited", "\"visited_on\":\"2023-03-06\",\"words\":\"明天\"")
                        .statusCode());
        assertEquals(3, line().get("seen").asInt());
    }

    @Test
    void twoWhoLookAtOnceDoNotOverwriteEachOther() {
        open("inspector", "f0001");
        String body = "{\"step\":\"assigned\"," + STEPS.get("assigned") + "}";
        assertEquals(
                201, server.post("inspector", CASE + "/events?seen=1", body).statusCode());
        HttpResponse<String> late = server.post("reviewer", CASE + "/events?seen=1", body);
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("CASES-CHANGED_MEANWHILE"), late.body());
    }

    @Test
    void aReferralComesAfterOutcomeNoticeAndTheWindowToReply() throws Exception {
        open("inspector", "f0001");
        take("inspector", "assigned");
        take("inspector", "replied");
        take("inspector", "outcome_set");
        take("reviewer", "closed");
        refused(409, "CASES-WRONG_ORDER", "inspector", "referred");
        take("inspector", "notified");
        assertEquals("2023-03-19", detail("inspector").get("reply_ends_on").asText());
        refused(409, "CASES-TOO_EARLY", "inspector", "referred");
        take("inspector", "replied");
        onThe("2023-03-19");
        refused(409, "CASES-TOO_EARLY", "inspector", "referred");
        onThe("2023-03-20");
        refused(409, "CASES-OBJECTION_OPEN", "inspector", "referred");
        take("inspector", "reopened");
        take("inspector", "outcome_set");
        take("reviewer", "closed");
        take("inspector", "referred");
        assertTrue(detail("inspector").get("is_referred").asBoolean());
        refused(409, "CASES-WRONG_ORDER", "inspector", "referred");
    }

    @Test
    void moneyAndTheStrikeOffLedgerAreKept() {
        open("inspector", "f0001");
        take("inspector", "assigned");
        take("inspector", "replied");
        take("inspector", "outcome_set");
        take("reviewer", "closed");
        take("reviewer", "money_recorded");
        refused(422, "CASES-BAD_STEP", "reviewer", "money_recorded");
        take("reviewer", "struck_off");
        JsonNode page = server.json("inspector", CASES).get("data");
        assertEquals("500.00", page.get("found").asText());
        assertEquals("300.00", page.get("stopped").asText());
        assertEquals("350.50", page.get("recovered").asText());
        JsonNode struck = detail("inspector").at("/strike_offs/0");
        assertEquals("exit", struck.get("strike_off").asText());
        assertEquals("海民〔2023〕5号", struck.get("document_no").asText());
    }

    @Test
    void lateCasesAreCountedInDaysAndCanBeFound() throws Exception {
        open("inspector", "f0001");
        take("inspector", "assigned");
        open("inspector", "f0003");
        onThe("2023-03-20");
        assertEquals(0, line().get("days_overdue").asInt(), "the due day itself is in time");
        onThe("2023-03-25");
        assertEquals(5, line().get("days_overdue").asInt());
        assertEquals(List.of("XS-000001"), numbers("overdue=5"));
        assertEquals(List.of(), numbers("overdue=6"));
        assertEquals(1, server.json("inspector", CASES).at("/data/overdue").asInt());
    }

    private void everyOtherStepIsRefused(String user, List<String> lawful) {
        int seen = line().get("seen").asInt();
        List<String> next = new ArrayList<>();
        detail(user).get("next_steps").forEach(step -> next.add(step.asText()));
        next.removeAll(List.of("flag_added", "evidence_added"));
        assertEquals(lawful, next);
        STEPS.forEach((step, content) -> {
            if (!lawful.contains(step)) {
                HttpResponse<String> refused = step(user, step, content);
                assertEquals(409, refused.statusCode(), step + ": " + refused.body());
                JsonNode problem = SmallServer.json(refused);
                assertEquals("CASES-WRONG_ORDER", problem.get("code").asText());
                assertTrue(problem.get("detail").asText().contains("“"), problem.toString());
                assertEquals(
                        "application/problem+json;charset=utf-8",
                        refused.headers().firstValue("Content-Type").orElse(""));
            }
        });
        assertEquals(seen, line().get("seen").asInt());
    }

    private void refused(int status, String code, String user, String step) {
        HttpResponse<String> refused = step(user, step, String.valueOf(STEPS.get(step)));
        assertEquals(status, refused.statusCode(), refused.body());
        assertEquals(code, SmallServer.json(refused).get("code").asText());
    }
}
