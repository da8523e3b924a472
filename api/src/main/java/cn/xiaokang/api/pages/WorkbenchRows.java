package cn.xiaokang.api.pages;

import cn.xiaokang.api.workbench.Asked;
import cn.xiaokang.api.workbench.ColumnWords;
import cn.xiaokang.api.workbench.Found;
import cn.xiaokang.api.workbench.Question;
import cn.xiaokang.dashboards.figure.Figures;
import cn.xiaokang.dashboards.text.Language;
import cn.xiaokang.dashboards.text.Text;
import cn.xiaokang.dashboards.view.CockpitView;
import cn.xiaokang.dashboards.view.Grid;
import cn.xiaokang.dashboards.view.Grid.Cell;
import cn.xiaokang.dashboards.view.Grid.Column;
import cn.xiaokang.dashboards.view.WorkbenchView;
import cn.xiaokang.warehouse.laboratory.RuleTrial;
import cn.xiaokang.warehouse.workbench.OpenTables;
import cn.xiaokang.warehouse.workbench.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a question found, as the page shows it. */
final class WorkbenchRows {
    private static final int LONGEST = 120;
    private static final int MOST_HOUSEHOLDS = 50;
    private static final String HOUSEHOLD = "household_id";
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]+([.][0-9]+)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final Text text;
    private final Words words;
    private final Figures figures;
    private final ColumnWords columns;

    WorkbenchRows(Text text, Words words, Figures figures, OpenTables tables) {
        this.text = text;
        this.words = words;
        this.figures = figures;
        this.columns = new ColumnWords(tables);
    }

    WorkbenchView.Result of(Question question, Found found) {
        RowSet rows = found.rows();
        boolean isTrial = question instanceof Question.OfRule;
        return new WorkbenchView.Result(
                isTrial ? trialHeadlines(found) : List.of(rowCount(rows)),
                isTrial ? counties(found.counties()) : null,
                new Grid(
                        "found",
                        text.say("results"),
                        rows.isCut() ? text.say("cut_note", Asked.MOST_ROWS, Asked.MOST_ROWS_OF_A_FILE) : "",
                        rows.columns().stream().map(name -> column(name, rows)).toList(),
                        rows.rows().stream()
                                .map(row -> row(rows.columns(), row))
                                .toList(),
                        text.say("none")),
                rows.isCut(),
                households(rows));
    }

    private CockpitView.Headline rowCount(RowSet rows) {
        return new CockpitView.Headline(
                text.say("found"),
                figures.count(rows.rows().size(), text.say("unit_rows")),
                rows.isCut()
                        ? text.say("cut_note", Asked.MOST_ROWS, Asked.MOST_ROWS_OF_A_FILE)
                        : text.say("found_note"));
    }

    private List<CockpitView.Headline> trialHeadlines(Found found) {
        String unit = text.say("unit_flags");
        long raised = sum(found, RuleTrial.OfCounty::raised);
        long dropped = sum(found, RuleTrial.OfCounty::dropped);
        return List.of(
                new CockpitView.Headline(
                        text.say("before"), figures.count(sum(found, RuleTrial.OfCounty::before), unit), ""),
                new CockpitView.Headline(
                        text.say("after"),
                        figures.count(sum(found, RuleTrial.OfCounty::after), unit),
                        text.say("moves_note", raised, dropped)),
                new CockpitView.Headline(text.say("raised"), figures.count(raised, unit), ""),
                new CockpitView.Headline(text.say("dropped"), figures.count(dropped, unit), ""));
    }

    private static long sum(Found found, ToLongFunction<RuleTrial.OfCounty> part) {
        return found.counties().stream().mapToLong(part).sum();
    }

    private Grid counties(List<RuleTrial.OfCounty> counties) {
        return new Grid(
                "found-counties",
                text.say("by_county"),
                "",
                List.of(
                        Column.words(text.say("county")),
                        Column.numbers(text.say("before")),
                        Column.numbers(text.say("after")),
                        Column.numbers(text.say("raised")),
                        Column.numbers(text.say("dropped")),
                        Column.numbers(text.say("stake_before")),
                        Column.numbers(text.say("stake_after"))),
                counties.stream()
                        .map(county -> List.of(
                                Cell.of(words.place(county.countyCode())),
                                Cell.of(String.valueOf(county.before())),
                                Cell.of(String.valueOf(county.after())),
                                Cell.of(String.valueOf(county.raised())),
                                Cell.of(String.valueOf(county.dropped())),
                                Cell.of(figures.money(county.atStakeBefore()).line()),
                                Cell.of(figures.money(county.atStakeAfter()).line())))
                        .toList(),
                text.say("none"));
    }

    private Column column(String name, RowSet rows) {
        int place = rows.columns().indexOf(name);
        boolean isNumber = !name.endsWith("_code")
                && !name.endsWith("_no")
                && !name.endsWith("_id")
                && rows.rows().stream()
                        .map(row -> row.get(place))
                        .allMatch(
                                value -> value == null || AMOUNT.matcher(value).matches());
        String label = text.language() == Language.EN ? name : columns.zh(name);
        return isNumber ? Column.numbers(label) : Column.words(label);
    }

    private List<Cell> row(List<String> names, List<@Nullable String> values) {
        List<Cell> cells = new ArrayList<>();
        boolean isGone = names.get(0).equals("standing") && "raised".equals(values.get(0));
        for (int i = 0; i < values.size(); i++) {
            cells.add(cell(names.get(i), values.get(i), isGone));
        }
        return cells;
    }

    private Cell cell(String name, @Nullable String value, boolean isNewFlag) {
        if (value == null) {
            return Cell.of("—");
        }
        if (name.startsWith(HOUSEHOLD) && NUMBER.matcher(value).matches()) {
            return Cell.to("/households/" + Shell.encoded(value), value);
        }
        return switch (name) {
            case "standing" -> Cell.of(text.named("standing", value));
            case "flag_id" -> isNewFlag ? Cell.of(value) : Cell.to("/flags/" + Shell.encoded(value), value);
            case "county_code" -> Cell.hinted(words.place(value), value);
            default -> {
                String shown = Words.shortened(value);
                yield shown.length() > LONGEST
                        ? Cell.hinted(shown.substring(0, LONGEST) + "…", value)
                        : shown.equals(value) ? Cell.of(value) : Cell.hinted(shown, value);
            }
        };
    }

    private static List<String> households(RowSet rows) {
        int place = rows.columns().indexOf(HOUSEHOLD);
        return place < 0
                ? List.of()
                : rows.rows().stream()
                        .map(row -> row.get(place))
                        .filter(value -> value != null && NUMBER.matcher(value).matches())
                        .distinct()
                        .limit(MOST_HOUSEHOLDS)
                        .toList();
    }
}
