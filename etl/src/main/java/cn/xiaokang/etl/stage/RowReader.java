package cn.xiaokang.etl.stage;

import cn.xiaokang.etl.inbox.DeliveredPeriod;
import cn.xiaokang.etl.inbox.Reason;
import cn.xiaokang.warehouse.catalogue.ValueType;
import cn.xiaokang.warehouse.identity.CreditCode;
import cn.xiaokang.warehouse.identity.IdentityNumber;
import cn.xiaokang.warehouse.identity.PersonName;
import cn.xiaokang.warehouse.identity.TokenKind;
import cn.xiaokang.warehouse.identity.Tokens;
import cn.xiaokang.warehouse.value.Blanks;
import cn.xiaokang.warehouse.value.Dates;
import cn.xiaokang.warehouse.value.Digits;
import cn.xiaokang.warehouse.value.Flags;
import cn.xiaokang.warehouse.value.Numbers;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Turns the records of one file into staged rows: typed, with tokens, or refused with the first reason that holds. */
final class RowReader {
    private static final int RECORD_COLUMNS = SourcePlan.RECORD.length();
    private static final int YEARS_OFF = 1;
    private static final int VILLAGE_DIGITS = 12;
    private static final int COUNTY_DIGITS = 6;
    private static final char KEY_SEPARATOR = '\u0001';

    private final SourcePlan plan;
    private final Header header;
    private final DivisionHistory divisions;
    private final Tokens tokens;
    private final String deliveryId;
    private final DeliveredPeriod period;
    private final int width;
    private final Map<String, Integer> keys = new HashMap<>();
    private int loaded;

    RowReader(
            SourcePlan plan,
            Header header,
            DivisionHistory divisions,
            Tokens tokens,
            String deliveryId,
            DeliveredPeriod period) {
        this.plan = plan;
        this.header = header;
        this.divisions = divisions;
        this.tokens = tokens;
        this.deliveryId = deliveryId;
        this.period = period;
        this.width = plan.schema().length();
    }

    /** Rows that were loaded so far. */
    int loaded() {
        return loaded;
    }

    Row read(Records record) {
        @Nullable Object[] cells = new Object[width];
        Refusal refusal = record.flaw() == null ? fill(record, cells) : Refusal.malformed(record.flaw());
        if (refusal != null) {
            cells = new Object[width];
            cells[2] = refusal.reason().name();
            cells[3] = refusal.column() == null ? null : refusal.column().name();
            cells[4] = refusal.says().text();
            cells[5] = record.raw();
        } else {
            loaded++;
        }
        cells[0] = deliveryId;
        cells[1] = record.line();
        return RowFactory.create(cells);
    }

    private @Nullable Refusal fill(Records record, @Nullable Object[] cells) {
        List<ColumnPlan> columns = plan.columns();
        Refusal refusal = null;
        for (int i = 0; i < columns.size(); i++) {
            Refusal found = fill(record, i, cells);
            if (found != null && found.precedes(refusal)) {
                refusal = found;
            }
        }
        if (refusal == null) {
            refusal = refusedByPlaceAndTime(cells);
        }
        if (refusal == null) {
            refusal = refusedByKey(record.line(), cells);
        }
        if (refusal == null) {
            addTokens(cells);
        }
        return refusal;
    }

    private @Nullable Refusal fill(Records record, int column, @Nullable Object[] cells) {
        ColumnPlan plan = this.plan.columns().get(column);
        int field = header.fieldOfColumn().get(column);
        String text = field == Header.ABSENT ? "" : Blanks.trimmed(record.field(field));
        if (text.isEmpty()) {
            return plan.required() ? Refusal.of(Reason.MISSING_REQUIRED, plan) : null;
        }
        Object value = record.isFaulty(field) ? null : valueOf(text, plan);
        if (value == null) {
            return Refusal.of(plan.type() == ValueType.CODE ? Reason.UNKNOWN_CODE : Reason.BAD_VALUE, plan);
        }
        cells[RECORD_COLUMNS + column] = value;
        return null;
    }

    private static @Nullable Object valueOf(String text, ColumnPlan plan) {
        return switch (plan.type()) {
            case TEXT -> text;
            case CODE -> plan.codeOf().get(Blanks.removed(text));
            case DATE -> Dates.day(text);
            case YEAR -> Dates.year(text);
            case MONTH -> {
                YearMonth month = Dates.month(text);
                yield month == null ? null : month.toString();
            }
            case PERIOD -> Dates.period(text);
            case MONEY -> plan.mayBeNegative() ? Numbers.signedMoney(text) : Numbers.money(text);
            case DECIMAL -> Numbers.decimal(text);
            case INTEGER -> Numbers.integer(text);
            case FLAG -> Flags.of(text);
            case ID_NUMBER -> IdentityNumber.of(text).text();
            case ACCOUNT, PHONE -> Digits.of(text);
            case USCC -> {
                CreditCode code = CreditCode.of(text);
                yield code.isWellFormed() ? code.text() : null;
            }
            case VILLAGE -> digits(text, VILLAGE_DIGITS);
            case COUNTY -> digits(text, COUNTY_DIGITS);
        };
    }

    private static @Nullable String digits(String text, int length) {
        String digits = Digits.of(text);
        return digits != null && digits.length() == length ? digits : null;
    }

    private @Nullable Refusal refusedByPlaceAndTime(@Nullable Object[] cells) {
        LocalDate from = period.startsOn();
        LocalDate to = period.endsOn();
        Refusal wrongPeriod = null;
        Integer datedBy = plan.datedBy();
        Object dated = datedBy == null ? null : cells[RECORD_COLUMNS + datedBy];
        if (datedBy != null && dated != null) {
            LocalDate first = dated instanceof Integer year ? LocalDate.of(year, 1, 1) : (LocalDate) dated;
            LocalDate last = dated instanceof Integer year ? LocalDate.of(year, 12, 31) : first;
            if (last.isBefore(from.minusYears(YEARS_OFF)) || first.isAfter(to.plusYears(YEARS_OFF))) {
                wrongPeriod = Refusal.of(Reason.WRONG_PERIOD, plan.columns().get(datedBy));
            } else {
                from = first;
                to = last;
            }
        }
        for (int i = 0; i < plan.columns().size(); i++) {
            ColumnPlan column = plan.columns().get(i);
            Object value = cells[RECORD_COLUMNS + i];
            if (value != null && !isKnown(column.type(), value.toString(), from, to)) {
                return Refusal.of(Reason.UNKNOWN_DIVISION, column);
            }
        }
        return wrongPeriod;
    }

    private boolean isKnown(ValueType type, String code, LocalDate from, LocalDate to) {
        return switch (type) {
            case VILLAGE -> divisions.hasVillage(code, from, to);
            case COUNTY -> divisions.hasCounty(code, from, to);
            default -> true;
        };
    }

    private @Nullable Refusal refusedByKey(int line, @Nullable Object[] cells) {
        StringBuilder key = new StringBuilder();
        for (int column : plan.key()) {
            Object value = cells[RECORD_COLUMNS + column];
            key.append(value == null ? "" : value).append(KEY_SEPARATOR);
        }
        Integer first = keys.putIfAbsent(key.toString(), line);
        return first == null ? null : Refusal.duplicate(first);
    }

    private void addTokens(@Nullable Object[] cells) {
        int at = RECORD_COLUMNS + plan.columns().size();
        for (int i = 0; i < plan.columns().size(); i++) {
            ColumnPlan column = plan.columns().get(i);
            String value = column.tokenKind() == null ? null : (String) cells[RECORD_COLUMNS + i];
            if (column.tokenKind() != null) {
                cells[at++] = value == null ? null : tokens.token(column.tokenKind(), normalForm(column, value));
            }
            if (column.isIdentityNumber()) {
                cells[at++] = value == null ? null : isValid(value);
            }
        }
    }

    /** A person who is delivered was born by the end of what the file may tell of. */
    private boolean isValid(String number) {
        return new IdentityNumber(number).isValidOn(period.endsOn().plusYears(YEARS_OFF));
    }

    private static String normalForm(ColumnPlan column, String value) {
        return column.tokenKind() == TokenKind.NAME ? PersonName.normalForm(value) : value;
    }
}
