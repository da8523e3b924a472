package cn.xiaokang.api.request;

import cn.xiaokang.api.access.AccessFault;
import cn.xiaokang.api.access.AreaScope;
import cn.xiaokang.api.access.Guard;
import cn.xiaokang.api.problem.RequestFault;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request's query parameters, each read into its form; one that the route doesn't know is a mistake worth telling. */
public final class Parameters {
    private static final Pattern AREA = Pattern.compile("3304[0-9]{2}([0-9]{3}([0-9]{3})?)?");
    private static final Pattern COUNTY = Pattern.compile("3304[0-9]{2}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,4})?");
    private static final Pattern SUBJECT = Pattern.compile("[\\p{L}0-9_-]{1,64}");
    private static final Pattern USER = Pattern.compile("[a-z][a-z0-9._-]{1,31}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern ITEM_NO = Pattern.compile("[\\p{L}0-9_-]{1,64}(\\|[\\p{L}0-9_-]{1,64}){0,3}");
    private static final Pattern WORDS = Pattern.compile("[^\\p{Cntrl}]{1,200}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final Pattern WEIGHT = Pattern.compile("[0-9]{1,3}([.][0-9]{1,2})?");
    private static final BigDecimal HEAVIEST = BigDecimal.valueOf(100);
    private static final Pattern PERIOD = Pattern.compile("20[0-9]{2}(-(0[1-9]|1[0-2]))?");

    private final Context context;

    private Parameters(Context context) {
        this.context = context;
    }

    /** The parameters of a route that knows those names. */
    public static Parameters of(Context context, String... known) {
        Set<String> names = Set.copyOf(Arrays.asList(known));
        for (var parameter : context.queryParamMap().entrySet()) {
            if (!names.contains(parameter.getKey())) {
                throw RequestFault.BAD_PARAMETER.with(
                        shown(parameter.getKey()), "unknown here; known / 此处可用: " + String.join(", ", known));
            }
            if (parameter.getValue().size() > 1) {
                throw RequestFault.BAD_PARAMETER.with(parameter.getKey(), "given more than once / 重复");
            }
        }
        return new Parameters(context);
    }

    /** A year from 2000 to 2099, or null. */
    public @Nullable Integer year(String name) {
        String value = matching(name, Pattern.compile("20[0-9]{2}"), "a year such as 2021 / 年度，如 2021");
        return value == null ? null : Integer.valueOf(value);
    }

    /** A whole number between two bounds, or null. */
    public @Nullable Integer wholeOrNull(String name, int least, int most) {
        String says = least + " – " + most;
        String value = matching(name, WHOLE, says);
        if (value == null) {
            return null;
        }
        int number = Integer.parseInt(value);
        if (number < least || number > most) {
            throw wrong(name, says);
        }
        return number;
    }

    /** A division within the viewer's scope, or null. */
    public @Nullable String area(String name) {
        return inScope(matching(name, AREA, "a division's code / 区划代码"));
    }

    /** A county within the viewer's scope, or null. */
    public @Nullable String county(String name) {
        return inScope(matching(name, COUNTY, "a county's code / 县（市、区）代码"));
    }

    /** An id of ours: letters, digits, underscores and dashes, or null. */
    public @Nullable String id(String name) {
        return matching(name, ID, "an id / 编号");
    }

    /** A user's name, or null. */
    public @Nullable String userOrNull(String name) {
        return matching(name, USER, "a user's name / 用户名");
    }

    /** The number of a row behind a figure: parts of letters, digits and dashes, divided by |. */
    public String itemNo(String name) {
        String value = matching(name, ITEM_NO, "the item_no of a row / 明细行的 item_no");
        if (value == null) {
            throw wrong(name, "missing / 缺少");
        }
        return value;
    }

    /** A day as 2022-03-31, or null. */
    public @Nullable LocalDate day(String name) {
        String value = given(name);
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw wrong(name, "a day such as 2022-03-31 / 日期，如 2022-03-31");
        }
    }

    /** Words on one line, up to 200 characters, or null. */
    public @Nullable String words(String name) {
        return matching(name, WORDS, "up to 200 characters on one line / 一行 200 字以内");
    }

    /** A whole number of up to 15 digits, or null. */
    public @Nullable Long number(String name) {
        String value = matching(name, NUMBER, "a whole number / 整数");
        return value == null ? null : Long.valueOf(value);
    }

    /** A month or a year, or null. */
    public @Nullable String period(String name) {
        return matching(name, PERIOD, "a period such as 2021 or 2021-03 / 期间，如 2021 或 2021-03");
    }

    /** Weights for a trial, as {@code pairing_coverage:6,loan_overdue:0}: 0 to 100 each; none where none are given. */
    public Map<String, BigDecimal> weights(String name) {
        String value = given(name);
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        if (value == null) {
            return weights;
        }
        for (String part : value.split(",", -1)) {
            String[] pair = part.split(":", -1);
            if (pair.length != 2
                    || !ID.matcher(pair[0]).matches()
                    || !WEIGHT.matcher(pair[1]).matches()) {
                throw wrong(name, "such as / 如 pairing_coverage:6,loan_overdue:0");
            }
            BigDecimal weight = new BigDecimal(pair[1]);
            if (weight.compareTo(HEAVIEST) > 0) {
                throw wrong(name, "0 to 100");
            }
            weights.put(pair[0], weight);
        }
        return weights;
    }

    /** One weight of a trial, 0 to 100, or null. */
    public @Nullable BigDecimal weight(String name) {
        String value = matching(name, WEIGHT, "0 to 100");
        if (value == null) {
            return null;
        }
        BigDecimal weight = new BigDecimal(value);
        if (weight.compareTo(HEAVIEST) > 0) {
            throw wrong(name, "0 to 100");
        }
        return weight;
    }

    /** One of the values, or the first where none is given. */
    public String oneOf(String name, List<String> values) {
        String value = given(name);
        if (value == null) {
            return values.get(0);
        }
        if (!values.contains(value)) {
            throw wrong(name, "one of / 可选 " + String.join(", ", values));
        }
        return value;
    }

    /** One of the values, or null. */
    public @Nullable String oneOfOrNull(String name, List<String> values) {
        return given(name) == null ? null : oneOf(name, values);
    }

    /** How many rows a page holds: 1 to 200, or 50. */
    public int limit() {
        String value = matching("limit", Pattern.compile("[0-9]{1,3}"), "1 to 200");
        int limit = value == null ? 50 : Integer.parseInt(value);
        if (limit < 1 || limit > 200) {
            throw wrong("limit", "1 to 200");
        }
        return limit;
    }

    /** The key after which the page begins, or null at the beginning. */
    public @Nullable PageKey after() {
        return key("after");
    }

    /** The same under another name, where a page has more than one list. */
    public @Nullable PageKey key(String name) {
        String value = given(name);
        if (value == null) {
            return null;
        }
        return PageKey.read(value).orElseThrow(() -> wrong(name, "the next of an earlier page / 须为上一页给出的 next"));
    }

    /** What a look at a person's data is for: 4 to 200 characters; a 422 problem where it is missing. */
    public String purpose() {
        String purpose = purposeOrNull();
        if (purpose == null) {
            throw AccessFault.PURPOSE_MISSING.with();
        }
        return purpose;
    }

    /** The same where it may be left out. */
    public @Nullable String purposeOrNull() {
        String value = given("purpose");
        if (value == null) {
            return null;
        }
        return soundPurpose(value);
    }

    /** A stated purpose that came in a form, held to the same. */
    public static String soundPurpose(@Nullable String given) {
        String purpose = given == null ? "" : given.strip();
        if (purpose.length() < 4 || purpose.length() > 200 || purpose.chars().anyMatch(Character::isISOControl)) {
            throw AccessFault.PURPOSE_MISSING.with();
        }
        return purpose;
    }

    /** The number of what a notice is about, such as a project: letters, digits, underscores and dashes, or null. */
    public @Nullable String subjectOrNull(String name) {
        return matching(name, SUBJECT, "a number / 编号");
    }

    /** A path parameter that is an id of ours; 404 where it can't be one. */
    public String path(String name) {
        String value = context.pathParam(name);
        if (!ID.matcher(value).matches()) {
            throw RequestFault.UNKNOWN_THING.with(name);
        }
        return value;
    }

    /** A path parameter that is a whole number of up to 15 digits; 404 where it can't be one. */
    public long numberOfPath(String name) {
        String value = context.pathParam(name);
        if (!NUMBER.matcher(value).matches()) {
            throw RequestFault.UNKNOWN_THING.with(name);
        }
        return Long.parseLong(value);
    }

    /** Those of the names that are given, each a number without sign, of at most 12 digits before the point and 4 behind. */
    public Map<String, BigDecimal> amounts(List<String> names) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        for (String name : names) {
            String value = matching(name, AMOUNT, "a number / 数字");
            if (value != null) {
                amounts.put(name, new BigDecimal(value));
            }
        }
        return amounts;
    }

    /** A path parameter that is a division within the viewer's scope; 404 where it can't be one. */
    public String areaOfPath(String name) {
        String value = context.pathParam(name);
        if (!AREA.matcher(value).matches()) {
            throw RequestFault.UNKNOWN_THING.with(name);
        }
        if (!Guard.viewer(context).area().includes(value)) {
            throw AccessFault.OTHER_AREA.with();
        }
        return value;
    }

    private @Nullable String given(String name) {
        String value = context.queryParam(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private @Nullable String matching(String name, Pattern pattern, String says) {
        String value = given(name);
        if (value != null && !pattern.matcher(value).matches()) {
            throw wrong(name, says);
        }
        return value;
    }

    private @Nullable String inScope(@Nullable String area) {
        AreaScope scope = Guard.viewer(context).area();
        if (area != null && !scope.includes(area)) {
            throw AccessFault.OTHER_AREA.with();
        }
        return area;
    }

    private static cn.xiaokang.warehouse.fault.FaultException wrong(String name, String says) {
        return RequestFault.BAD_PARAMETER.with(name, says);
    }

    /** A name from outside, shown without what could break a line or a page. */
    private static String shown(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        return plain.substring(0, Math.min(plain.length(), 40));
    }
}
