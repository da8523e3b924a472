package cn.xiaokang.etl.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Rows that must be refused. They are always rows beside the true ones (damaged copies under a number of their own,
 * torn copies, repeated rows), so that refusing them loses nothing.
 */
final class Refusals {
    /** A row as written, and why it must be refused; {@code last} ones stand after all others. */
    record Refused(List<String> fields, String reason, boolean last) {}

    private static final Set<String> BUSY = Set.of("payment", "bank_return", "publication", "visit");
    private static final Set<String> NUMBERED = Set.of(
            "payment_no",
            "settlement_no",
            "visit_no",
            "publication_no",
            "certificate_no",
            "allocation_no",
            "case_no",
            "loan_no",
            "project_no",
            "property_no",
            "plate");
    private static final Set<String> DATED = Set.of("paid_on", "visited_on", "posted_on");

    private final Dice dice;
    private final Rough rough;
    private final double noise;

    Refusals(Dice dice, Rough rough, double noise) {
        this.dice = dice;
        this.rough = rough;
        this.noise = noise;
    }

    List<Refused> of(Outbox.Delivery delivery) {
        List<Refused> refused = new ArrayList<>();
        Sheet sheet = delivery.sheet();
        int rows = delivery.rows().size();
        double share = BUSY.contains(sheet.source) ? 0.03 + 0.0005 * rows : 0.02 + 0.0005 * rows;
        for (int i = dice.count(share * noise); i > 0; i--) {
            List<String> torn = fields(dice.pick(delivery.rows()));
            if (dice.chance(0.8)) {
                torn.remove(torn.size() - 1);
            } else {
                torn.add("多余");
            }
            refused.add(new Refused(torn, "MALFORMED", false));
        }
        if (NUMBERED.contains(sheet.key.get(0))) {
            for (String reason : List.of("BAD_VALUE", "MISSING_REQUIRED", "UNKNOWN_CODE")) {
                for (int i = dice.count(share * noise); i > 0; i--) {
                    damaged(dice.pick(delivery.rows()), reason, refused);
                }
            }
            if (BUSY.contains(sheet.source)) {
                for (String reason : List.of("UNKNOWN_DIVISION", "WRONG_PERIOD")) {
                    for (int i = dice.count(share * noise / 4); i > 0; i--) {
                        damaged(dice.pick(delivery.rows()), reason, refused);
                    }
                }
            }
        }
        for (int i = dice.count(share * noise); i > 0; i--) {
            refused.add(new Refused(fields(dice.pick(delivery.rows())), "DUPLICATE_KEY", true));
        }
        return refused;
    }

    private List<String> fields(Row row) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < row.values.length; i++) {
            fields.add(rough.written(row.sheet.columns.get(i), row.values[i]));
        }
        return fields;
    }

    /** A copy under a number of its own with one value spoilt; nothing where the source has no such value. */
    private void damaged(Row row, String reason, List<Refused> refused) {
        Sheet sheet = row.sheet;
        List<Integer> fitting = new ArrayList<>();
        for (int i = 0; i < sheet.columns.size(); i++) {
            if (fits(sheet.columns.get(i), reason)) {
                fitting.add(i);
            }
        }
        if (fitting.isEmpty()) {
            return;
        }
        List<String> fields = fields(row);
        fields.set(sheet.position(sheet.key.get(0)), "Q" + dice.between(10_000_000, 999_999_999));
        int at = dice.pick(fitting);
        fields.set(at, spoilt(sheet.columns.get(at), row, reason));
        refused.add(new Refused(fields, reason, false));
    }

    private static boolean fits(Sheet.Column column, String reason) {
        return switch (reason) {
            case "BAD_VALUE" -> column.type().equals("date") || column.type().equals("money");
            case "MISSING_REQUIRED" -> column.required();
            case "UNKNOWN_CODE" -> column.type().equals("code");
            case "UNKNOWN_DIVISION" -> column.type().equals("village");
            default -> column.type().equals("date") && DATED.contains(column.name());
        };
    }

    private String spoilt(Sheet.Column column, Row row, String reason) {
        return switch (reason) {
            case "BAD_VALUE" ->
                column.type().equals("date")
                        ? dice.oneOf("2021-02-30", "2020-13-01", "昨天")
                        : dice.oneOf("12O.5", "壹佰", "1e5", column.mayBeNegative() ? "--120.00" : "-120.00");
            case "MISSING_REQUIRED" -> "";
            case "UNKNOWN_CODE" -> "不存在的代码";
            case "UNKNOWN_DIVISION" -> "330499999999";
            default -> row.day(column.name()).minusYears(dice.between(3, 5)).toString();
        };
    }
}
