package cn.xiaokang.api.pages;

import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.workbench.Question;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Rule;
import cn.xiaokang.warehouse.laboratory.MovedValue;
import cn.xiaokang.warehouse.workbench.RegisterQuery;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Condition;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Operator;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Pair;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Rows;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Shown;
import cn.xiaokang.warehouse.workbench.RegisterQuery.Side;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a question out of the workbench's form. */
final class QuestionForm {
    static final int PAIRS = 3;
    static final int CONDITIONS = 6;
    static final List<String> WAYS = List.of("rule", "registers", "sql");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}([.][0-9]{1,4})?");

    private final Context context;
    private final Catalogue catalogue;

    QuestionForm(Context context, Catalogue catalogue) {
        this.context = context;
        this.catalogue = catalogue;
    }

    /** The field of a dated value. */
    static String field(String parameter, LocalDate from) {
        return "value-" + parameter + "-" + from;
    }

    /** What is asked, in the way that the form names. */
    Question question() {
        return switch (Forms.field(context, "way")) {
            case "rule" -> ofRule();
            case "registers" -> new Question.OfRegisters(registers());
            default -> new Question.OfSql(Forms.field(context, "sql").replace("\r\n", "\n"));
        };
    }

    /** Only values that differ from the catalogue's are changes. */
    private Question ofRule() {
        String id = Forms.field(context, "rule");
        Rule rule = catalogue.rules().get(id);
        List<MovedValue> changes = new ArrayList<>();
        if (rule != null) {
            for (String name : rule.parameters()) {
                catalogue.parameters().parameter(name).values().forEach((from, value) -> {
                    String given = Forms.field(context, field(name, from)).strip();
                    if (!given.isEmpty() && !AMOUNT.matcher(given).matches()) {
                        throw RequestFault.BAD_PARAMETER.with(name, "a number / 数字");
                    }
                    if (!given.isEmpty() && new BigDecimal(given).compareTo(value) != 0) {
                        changes.add(new MovedValue(name, from, new BigDecimal(given)));
                    }
                });
            }
        }
        return new Question.OfRule(id, changes);
    }

    private RegisterQuery registers() {
        List<Pair> keys = IntStream.rangeClosed(1, PAIRS)
                .mapToObj(i -> pair("key-left-" + i, "key-right-" + i))
                .filter(pair -> pair != null)
                .toList();
        List<Condition> conditions = IntStream.rangeClosed(1, CONDITIONS)
                .filter(i -> !Forms.field(context, "condition-column-" + i).isEmpty())
                .mapToObj(i -> condition(
                        shown(Forms.field(context, "condition-column-" + i)),
                        Forms.field(context, "condition-operator-" + i),
                        Forms.field(context, "condition-value-" + i)))
                .toList();
        return new RegisterQuery(
                Forms.field(context, "left"),
                Forms.field(context, "right"),
                keys,
                coded("rows", Rows.class, Forms.field(context, "rows")),
                pair("differing-left", "differing-right"),
                conditions,
                context.formParams("column").stream().map(QuestionForm::shown).toList());
    }

    private @Nullable Pair pair(String left, String right) {
        String ofLeft = Forms.field(context, left);
        String ofRight = Forms.field(context, right);
        return ofLeft.isEmpty() && ofRight.isEmpty() ? null : new Pair(ofLeft, ofRight);
    }

    private static Condition condition(Shown column, String operator, String value) {
        Operator told = coded("operator", Operator.class, operator);
        return new Condition(column.side(), column.column(), told, told.takesValue() ? value : null);
    }

    /** A column of one of the tables, as {@code left.amount}. */
    private static Shown shown(String written) {
        int dot = written.indexOf('.');
        String side = dot < 0 ? "" : written.substring(0, dot);
        return new Shown(coded("column", Side.class, side), written.substring(dot + 1));
    }

    private static <E extends Enum<E>> E coded(String name, Class<E> type, String code) {
        for (E each : type.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(code)) {
                return each;
            }
        }
        throw RequestFault.BAD_PARAMETER.with(name, "one of the list / 请从列表中选择");
    }
}
