package cn.xiaokang.api.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.xiaokang.api.access.AccessLog;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Inspectors and operators go from a list to what is behind it, as far as they may. */
@Tag("browser")
class InspectionPagesTest {
    @RegisterExtension
    static final PageDesk desk = new PageDesk();

    @Test
    void aHouseholdWithAFlagIsNoVisitOfTheControl() {
        try (Visitor visitor = desk.visitor("inspector")) {
            Page page = visitor.open("/rules");
            page.fill("input[name=household]", "330481000001");
            page.fill("input[name=note]", "入户未见异常");
            visitor.go(() -> page.click("#control button[type=submit]"));
            assertTrue(page.locator("#control [role=status]").textContent().contains("不能作对照"), "it bears a flag");
            assertEquals("0", visitor.open("/rules").locator(".kpi .big").nth(2).getAttribute("data-value"));
        }
    }

    /** Evidence is looked for where the flag's household lies; what it names of another household and county stands elsewhere. */
    @Test
    void evidenceOfAnotherHouseholdIsFoundToo() {
        try (Visitor visitor = desk.visitor("inspector")) {
            Page page = visitor.open("/flags/f0004");
            List<String> rows = page.locator(".evidence-row").allInnerTexts();
            assertTrue(
                    rows.stream().anyMatch(row -> row.contains("Z0000004") && row.contains("700.00")), rows.toString());
        }
    }

    @Test
    void anInspectorGoesFromTheListToTheEvidenceToTheDossier() {
        int total = desk.server()
                .json("inspector", "/api/v1/flags")
                .at("/data/total")
                .asInt();
        int looks = desk.server().accessEntries().size();
        try (Visitor visitor = desk.visitor("inspector")) {
            Page page = visitor.open("/flags");
            assertEquals(total, page.locator("#flags-table tbody tr").count());
            visitor.go(() -> page.selectOption("select[name=severity]", "high"));
            assertEquals(2, page.locator("#flags-table tbody tr").count());
            visitor.go(() -> page.click("tr[data-flag=f0001] th a"));
            String evidence = page.locator(".evidence-row").first().innerText();
            assertTrue(evidence.contains("2022-03/payment-330481-2022-03.csv"), evidence);
            assertTrue(evidence.contains("第 2 行"), evidence);
            assertTrue(evidence.contains("退票"), evidence);
            assertTrue(page.locator("blockquote").innerText().contains("强化执纪监督"));
            assertTrue(page.locator(".exemptions li").count() > 0);
            visitor.go(() -> page.click("dl.facts a[href^='/households/']"));
            assertEquals(0, page.locator("text=家庭成员").count());
            page.fill("input[name=purpose]", "核实 f0001 所涉发放");
            visitor.go(() -> page.click(".asking button[type=submit]"));
            assertTrue(page.locator("text=本次查看已记录").isVisible());
            assertTrue(page.locator("#received-table").innerText().contains("1,300.00"));
            visitor.metNoFault();
        }
        List<AccessLog.Entry> entries = desk.server().accessEntries();
        AccessLog.Entry last = entries.get(entries.size() - 1);
        assertEquals("330481000001", last.subjectNo());
        assertEquals("核实疑点：核实 f0001 所涉发放", last.purpose());
        assertEquals(looks + 2, entries.size());
    }

    @Test
    void withoutAPurposeTheDossierStaysClosed() {
        try (Visitor visitor = desk.visitor("inspector")) {
            Page page = visitor.open("/households/330481000001?purpose=x");
            assertTrue(page.locator("#fault").isVisible());
            assertFalse(page.content().contains("低保户"));
        }
    }

    @Test
    void anInspectorOfACountySeesThatCountyAlone() {
        try (Visitor visitor = desk.visitor("county-inspector")) {
            Page page = visitor.open("/flags");
            assertEquals(3, page.locator("#flags-table tbody tr").count());
            page.navigate("/flags/f0003");
            assertEquals("没有找到", page.locator("h1").innerText());
            page.navigate("/households/330402000001?purpose=核实疑点所涉发放");
            assertEquals("没有找到", page.locator("h1").innerText());
            page.navigate("/cockpit?area=330402");
            assertEquals("没有权限", page.locator("h1").innerText());
        }
    }

    @Test
    void anInspectorOpensAFigureDownToTheLineOfAFile() {
        int looks = desk.server().accessEntries().size();
        try (Visitor visitor = desk.visitor("inspector")) {
            Page page = visitor.open("/cockpit?year=2022");
            visitor.go(() -> page.click("tr[data-indicator=pairing_coverage] td a"));
            assertEquals(desk.server().address() + "/indicators/pairing_coverage?area=330400&year=2022", page.url());
            assertTrue(page.locator("blockquote").innerText().length() > 20);
            visitor.go(() -> page.selectOption("select[name=indicator]", "income_per_capita"));
            assertEquals(desk.server().address() + "/indicators/income_per_capita?area=330400&year=2022", page.url());
            visitor.open("/indicators/review_coverage?area=330400&year=2022");
            assertEquals(3, page.locator("#rows-table tbody tr").count());
            visitor.go(() -> page.click("#rows-table tr:has-text('330481000001') a"));
            assertEquals(0, page.locator(".evidence-row").count(), "nothing before the purpose is stated");
            page.fill("input[name=purpose]", "核对复核覆盖率");
            visitor.go(() -> page.click(".asking button[type=submit]"));
            String rows = page.locator("main").innerText();
            assertTrue(rows.contains("2022/household-330481-2022.csv") && rows.contains("第 7 行"), rows);
            visitor.metNoFault();
        }
        List<AccessLog.Entry> entries = desk.server().accessEntries();
        AccessLog.Entry last = entries.get(entries.size() - 1);
        assertEquals("review_coverage 330481000001", last.subjectNo());
        assertEquals("核对复核覆盖率", last.purpose());
        assertTrue(entries.size() > looks);
    }

    @Test
    void theOperatorSeesWhatWasRefusedAndNoPerson() {
        JsonNode sources = desk.server().json("operator", "/api/v1/deliveries").at("/data/sources");
        try (Visitor visitor = desk.visitor("operator")) {
            Page page = visitor.open("/deliveries");
            assertTrue(page.locator(".notice.balance").innerText().contains("核对平衡"));
            for (JsonNode source : sources) {
                String row = page.locator("#sources-table tr[data-source="
                                + source.get("source").asText() + "]")
                        .innerText();
                assertTrue(row.contains(source.at("/rows/loaded").asText()), row);
            }
            String refused = page.locator("#refused-table").innerText();
            assertTrue(refused.contains("BAD_VALUE") && refused.contains("整件"), refused);
            visitor.go(() -> page.click("#reasons-table tr[data-reason=UNREADABLE] a"));
            assertEquals(1, page.locator("#refused-table tbody tr").count());
            visitor.metNoFault();
        }
    }

    @Test
    void theDictionaryFindsATableByAWord() {
        try (Visitor visitor = desk.visitor("operator")) {
            Page page = visitor.open("/dictionary");
            page.fill("#find", "given_household_id");
            assertEquals(1, page.locator(".entry:visible").count());
            page.fill("#find", "nothing like it");
            assertTrue(page.locator("#nothing").isVisible());
        }
    }
}
