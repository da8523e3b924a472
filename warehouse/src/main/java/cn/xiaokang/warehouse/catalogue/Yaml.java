package cn.xiaokang.warehouse.catalogue;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value in a YAML file that knows its line. Whatever isn't as asked becomes a problem and an empty answer, so that reading goes
 * on and all problems of a file are told together.
 */
final class Yaml {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final String file;
    private final Problems problems;
    private final @Nullable Node node;
    private final int line;

    private Yaml(String file, Problems problems, @Nullable Node node, int line) {
        this.file = file;
        this.problems = problems;
        this.node = node;
        this.line = line;
    }

    static Yaml read(String file, String text, Problems problems) {
        try {
            Node root = new org.yaml.snakeyaml.Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                problems.add(file, 1, "文件为空", "the file is empty");
            }
            return new Yaml(file, problems, root, 1);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(file, line, "不是正确的 YAML：" + e.getProblem(), "not YAML: " + e.getProblem());
            return new Yaml(file, problems, null, line);
        }
    }

    private Yaml of(@Nullable Node inner) {
        return new Yaml(
                file,
                problems,
                inner,
                inner == null ? line : inner.getStartMark().getLine() + 1);
    }

    int line() {
        return line;
    }

    boolean isAbsent() {
        return node == null;
    }

    boolean isText() {
        return node instanceof ScalarNode scalar && Tag.STR.equals(scalar.getTag());
    }

    boolean isNumber() {
        return node instanceof ScalarNode scalar
                && (Tag.INT.equals(scalar.getTag()) || Tag.FLOAT.equals(scalar.getTag()));
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    void problem(String zh, String en) {
        problems.add(file, line, zh, en);
    }

    /** The entries in their order; a key met twice is a problem. */
    Map<String, Yaml> entries() {
        if (node == null) {
            return Map.of();
        }
        if (!(node instanceof MappingNode mapping)) {
            problem("此处应为键值对", "a mapping is expected here");
            return Map.of();
        }
        Map<String, Yaml> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Yaml key = of(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                key.problem("键应为单个值", "a key must be a single value");
                continue;
            }
            Yaml value = of(tuple.getValueNode());
            Yaml placed = new Yaml(file, problems, value.node, key.line());
            if (entries.putIfAbsent(scalar.getValue(), placed) != null) {
                key.problem("键 " + scalar.getValue() + " 重复", "key " + scalar.getValue() + " stands twice");
            }
        }
        return entries;
    }

    /** Makes every other key of this mapping a problem. */
    Yaml allow(Set<String> keys) {
        entries().forEach((key, value) -> {
            if (!keys.contains(key)) {
                value.problem("未知的键 " + key, "unknown key " + key);
            }
        });
        return this;
    }

    /** The value of a key that may be left out. */
    Yaml maybe(String key) {
        if (!(node instanceof MappingNode mapping)) {
            return of(null);
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key)) {
                Node value = tuple.getValueNode();
                return new Yaml(
                        file, problems, value, tuple.getKeyNode().getStartMark().getLine() + 1);
            }
        }
        return of(null);
    }

    /** The value of a key that must be there. */
    Yaml at(String key) {
        Yaml value = maybe(key);
        if (value.isAbsent() && node != null) {
            if (isMap()) {
                problem("缺少键 " + key, "key " + key + " is missing");
            } else {
                problem("此处应为键值对", "a mapping is expected here");
            }
        }
        return value;
    }

    List<Yaml> items() {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            problem("此处应为列表", "a list is expected here");
            return List.of();
        }
        return sequence.getValue().stream().map(this::of).toList();
    }

    String text() {
        if (node == null) {
            return "";
        }
        if (!(node instanceof ScalarNode scalar) || !isText()) {
            problem(
                    "此处应为文本（数字、日期、是否类文本请加引号）",
                    "text is expected here (quote text that looks like a number, a date or yes/no)");
            return "";
        }
        if (scalar.getValue().isBlank()) {
            problem("此处不能为空", "this must not be empty");
        }
        return scalar.getValue();
    }

    /** Text, or null where it is left out. */
    @Nullable
    String textOrNull() {
        return node == null ? null : text();
    }

    /** A name for SQL: lower-case letters, digits and underscores. */
    String name() {
        return checkedName(text());
    }

    /** The same check for a key of this value. */
    String checkedName(String name) {
        if (node != null && !name.isEmpty() && !NAME.matcher(name).matches()) {
            problem(
                    name + " 不是由小写字母、数字和下划线组成的名称",
                    name + " is not a name of lower-case letters, digits and underscores");
        }
        return name;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Yaml item : items()) {
            String name = item.name();
            if (names.contains(name)) {
                item.problem(name + " 重复", name + " stands twice");
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    boolean flag() {
        if (node == null) {
            return false;
        }
        if (node instanceof ScalarNode scalar && Tag.BOOL.equals(scalar.getTag())) {
            return scalar.getValue().equalsIgnoreCase("true");
        }
        problem("此处应为 true 或 false", "true or false is expected here");
        return false;
    }

    BigDecimal number() {
        if (node == null) {
            return BigDecimal.ZERO;
        }
        if (node instanceof ScalarNode scalar && isNumber()) {
            try {
                return new BigDecimal(scalar.getValue());
            } catch (NumberFormatException e) {
                problem(scalar.getValue() + " 不是十进制数", scalar.getValue() + " is not a decimal number");
                return BigDecimal.ZERO;
            }
        }
        problem("此处应为数字", "a number is expected here");
        return BigDecimal.ZERO;
    }

    int integer() {
        try {
            return number().intValueExact();
        } catch (ArithmeticException e) {
            problem("此处应为整数", "a whole number is expected here");
            return 0;
        }
    }

    /** One of an enum's constants, written in lower case. */
    <E extends Enum<E>> Optional<E> oneOf(Class<E> type) {
        String given = text();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String written = constant.name().toLowerCase(Locale.ROOT);
            if (written.equals(given)) {
                return Optional.of(constant);
            }
            known.add(written);
        }
        problem(given + " 不在 " + known + " 之中", given + " is none of " + known);
        return Optional.empty();
    }

    /** A key of this value that must be a date. */
    LocalDate checkedDate(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            problem(written + " 不是日期（应为 2018-01-01 的形式）", written + " is not a date (as in 2018-01-01)");
            return LocalDate.EPOCH;
        }
    }

    /** The plain value: text, a decimal, a boolean, or null; its line stays here. */
    @Nullable
    Object plain() {
        if (!(node instanceof ScalarNode scalar)) {
            if (node != null) {
                problem("此处应为单个值", "a single value is expected here");
            }
            return null;
        }
        if (Tag.NULL.equals(scalar.getTag())) {
            return null;
        }
        if (Tag.BOOL.equals(scalar.getTag())) {
            return flag();
        }
        return isNumber() ? number() : scalar.getValue();
    }

    <T> Map<String, T> mapped(Function<Yaml, T> reader) {
        Map<String, T> result = new LinkedHashMap<>();
        entries().forEach((key, value) -> result.put(key, reader.apply(value)));
        return result;
    }
}
