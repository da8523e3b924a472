package cn.xiaokang.warehouse.sandbox;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an asker's SQL may hold, by the names that DuckDB's own parse tree has for it. */
final class Allowed {
    /** Nodes, tables and modifiers. */
    static final Set<String> NODES = Set.of(
            "SELECT_NODE",
            "SET_OPERATION_NODE",
            "CTE_NODE",
            "EMPTY",
            "BASE_TABLE",
            "SUBQUERY",
            "JOIN",
            "EXPRESSION_LIST",
            "TABLE_FUNCTION",
            "ORDER_MODIFIER",
            "LIMIT_MODIFIER",
            "LIMIT_PERCENT_MODIFIER",
            "DISTINCT_MODIFIER",
            "ORDER_DEFAULT",
            "ASCENDING",
            "DESCENDING",
            "ORDER_ASCENDING",
            "ORDER_DESCENDING");

    /** Expressions; no lambdas, no parameters, no collations. */
    static final Set<String> EXPRESSIONS = Set.of(
            "BETWEEN",
            "CASE",
            "CAST",
            "COLUMN_REF",
            "COMPARISON",
            "CONJUNCTION",
            "CONSTANT",
            "FUNCTION",
            "OPERATOR",
            "POSITIONAL_REFERENCE",
            "STAR",
            "SUBQUERY",
            "TYPE",
            "WINDOW");

    /** Functions that make rows out of numbers. */
    static final Set<String> TABLE_FUNCTIONS = Set.of("range", "generate_series");

    /** Types that a value may be cast to. */
    static final Set<String> TYPES = words("""
            bigint bool boolean char date decimal double float hugeint int int4 int8 integer interval long numeric real smallint string
            text time timestamp tinyint varchar""");

    /**
     * Functions, aggregates, window functions and operators. None reads a file, a setting or the catalogue; none makes a long text out
     * of a short one by a number ({@code repeat}, {@code lpad}), or a list.
     */
    static final Set<String> FUNCTIONS = words("""
            + - * / // % ** ^ || ~~ !~~ ~~* !~~* ~~~ ~ !~ -> ->> @
            abs ceil ceiling floor round trunc sign greatest least mod sqrt ln log log10 exp power pow isnan isfinite
            upper lower length len strlen trim ltrim rtrim substring substr left right replace contains starts_with ends_with prefix
            suffix strpos position instr split_part concat concat_ws reverse regexp_matches regexp_full_match regexp_extract
            like_escape ilike_escape not_like_escape not_ilike_escape nullif ifnull if coalesce
            date_part datepart extract year month day quarter week weekday isodow dayofweek dayofyear date_trunc datetrunc date_diff
            datediff date_sub datesub date_add make_date strftime last_day to_years to_months to_days age today current_date
            json_extract json_extract_string json_extract_path json_extract_path_text json_valid
            count count_star sum avg mean min max median mode stddev stddev_samp stddev_pop var_samp var_pop variance quantile_cont
            quantile_disc bool_and bool_or any_value first last arg_max arg_min max_by min_by string_agg group_concat listagg
            approx_count_distinct corr count_if countif product sem skewness kurtosis
            row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
            range generate_series
            days_between add_months whole_months_between age_on pmod ratio""");

    private Allowed() {}

    private static Set<String> words(String text) {
        return Stream.of(text.split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
