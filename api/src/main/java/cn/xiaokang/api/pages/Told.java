package cn.xiaokang.api.pages;

import cn.xiaokang.api.queries.DivisionNames;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a delivered row says, as people read it. */
record Told(Catalogue catalogue, Reading reading, Words words) {
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{4,}\\.[0-9]{2}");
    private static final String OF_BANK = "bank_";

    /** What a column is called. */
    String label(TableColumn column) {
        return words.text().language() == Language.EN ? column.name().replace('_', ' ') : column.zh();
    }

    /** A value: codes by their label, tokens by their beginning, yes and no as words. */
    String said(String column, String value) {
        if (value.equals("true") || value.equals("false")) {
            return words.text().say(value.equals("true") ? "yes" : "no");
        }
        String known = words.text().named("value", value);
        if (!known.equals(value)) {
            return known;
        }
        if (value.contains(",") && column.endsWith("s")) {
            String one = column.substring(0, column.length() - 1);
            return Arrays.stream(value.split(","))
                    .map(part -> said(one, part.strip()))
                    .collect(Collectors.joining(words.text().language().of("、", ", ")));
        }
        if (column.startsWith("village_code") || column.equals("county_code")) {
            return DivisionNames.of(reading, value).orElse(value);
        }
        if (AMOUNT.matcher(value).matches()) {
            return new Figures(words.text().language())
                    .exactMoney(new BigDecimal(value))
                    .text();
        }
        String delivered = column.startsWith(OF_BANK) ? column.substring(OF_BANK.length()) : column;
        return catalogue.contracts().values().stream()
                .flatMap(contract -> contract.column(delivered).stream())
                .map(contracted -> contracted.codes())
                .filter(codes -> codes != null
                        && catalogue.codeLists().list(codes).codes().containsKey(value))
                .findFirst()
                .map(codes -> words.code(codes, value))
                .orElseGet(() -> Words.shortened(value));
    }
}
