package cn.xiaokang.api.lookup;

import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.reference.Labels;
import cn.xiaokang.api.store.LookupStore;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Claim;
import cn.xiaokang.warehouse.catalogue.Title;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a household's own record from a snapshot. */
final class OwnRecords {
    private static final Query HOUSEHOLD = Query.named("lookup/household");
    private static final Query PAYMENTS = Query.named("lookup/payments");
    private static final Query CLAIMS = Query.named("lookup/claims");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalogue catalogue;
    private final Labels labels;

    OwnRecords(Catalogue catalogue, Labels labels) {
        this.catalogue = catalogue;
        this.labels = labels;
    }

    /** The record that a code opens; empty where the snapshot has no such household. The same queries run either way. */
    Optional<OwnRecord> of(Reading reading, LookupStore.Opened opened) {
        // each look is one of its own, so that no answer that is kept makes one code quicker than another
        Bindings asked = Bindings.of("household", opened.householdId())
                .and("look", UUID.randomUUID().toString());
        Optional<Row> household = reading.first(HOUSEHOLD, asked);
        List<OwnRecord.Payment> payments =
                reading.rows(PAYMENTS, asked).stream().map(this::payment).toList();
        List<OwnRecord.Claim> claims = new ArrayList<>();
        reading.rows(
                        CLAIMS,
                        asked.and("rules", String.join(",", catalogue.claims().keySet())))
                .forEach(row -> claims.addAll(claims(row)));
        return household.map(row -> new OwnRecord(
                row.text("village_name"),
                row.text("category"),
                labels.zh("household_category", row.text("category")),
                row.text("status"),
                row.dateOrNull("enrolled_on"),
                row.dateOrNull("exited_on"),
                LocalDate.parse(opened.expiresOn()),
                years(payments),
                payments,
                List.copyOf(claims)));
    }

    private OwnRecord.Payment payment(Row row) {
        String programme = row.text("programme_code");
        String status = row.textOrNull("bank_status");
        boolean isPaid = "PAID".equals(status);
        return new OwnRecord.Payment(
                row.year("year"),
                programme,
                labels.zh("programme", programme),
                labels.en("programme", programme),
                row.textOrNull("period"),
                row.textOrNull("relation"),
                row.money("amount"),
                row.dateOrNull("paid_on"),
                isPaid ? "paid" : status == null ? "waiting" : "returned",
                isPaid ? row.moneyOrNull("bank_amount") : null,
                isPaid ? row.dateOrNull("bank_paid_on") : null);
    }

    private static List<OwnRecord.Year> years(List<OwnRecord.Payment> payments) {
        Map<Integer, OwnRecord.Year> years = new LinkedHashMap<>();
        for (OwnRecord.Payment payment : payments) {
            BigDecimal paid = payment.paid() == null ? new BigDecimal("0.00") : payment.paid();
            years.merge(
                    payment.year(),
                    new OwnRecord.Year(payment.year(), payment.due(), paid, 1),
                    (a, b) -> new OwnRecord.Year(
                            a.year(), a.due().add(b.due()), a.paid().add(b.paid()), a.payments() + 1));
        }
        return List.copyOf(years.values());
    }

    private List<OwnRecord.Claim> claims(Row row) {
        Claim claim = catalogue.claims().get(row.text("rule"));
        if (claim == null) {
            return List.of();
        }
        String period = row.textOrNull("period");
        BigDecimal about = row.moneyOrNull("at_stake");
        if (claim.by() == null) {
            return List.of(claim(claim, null, period, about));
        }
        List<String> parts =
                List.of(value(row.textOrNull("evidence"), claim.by()).split(",", -1));
        // an amount over several things tells nothing of each
        return parts.stream()
                .map(String::strip)
                .map(claim.parts()::get)
                .filter(java.util.Objects::nonNull)
                .map(part -> claim(claim, part, period, parts.size() == 1 ? about : null))
                .toList();
    }

    private static OwnRecord.Claim claim(
            Claim claim, @Nullable Title part, @Nullable String period, @Nullable BigDecimal about) {
        return new OwnRecord.Claim(
                period,
                part == null ? claim.may().zh() : part.zh() + "：" + claim.may().zh(),
                part == null
                        ? claim.may().enOrZh()
                        : part.enOrZh() + ": " + claim.may().enOrZh(),
                claim.ask().zh(),
                claim.ask().enOrZh(),
                about);
    }

    private static String value(@Nullable String evidence, String column) {
        try {
            return evidence == null ? "" : JSON.readTree(evidence).path(column).asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
