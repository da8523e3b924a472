package cn.xiaokang.warehouse.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads sources/&lt;source>/contract.yaml. */
final class ContractReader {
    private static final Set<ValueType> NEVER_PUBLISHED =
            Set.of(ValueType.ID_NUMBER, ValueType.ACCOUNT, ValueType.PHONE);

    private final Set<String> codeLists;

    /**
     * @param codeLists the code lists that there are
     */
    ContractReader(Set<String> codeLists) {
        this.codeLists = Set.copyOf(codeLists);
    }

    /** The contract of that source; what is wrong with it goes to the problems of its file. */
    Contract read(String source, Yaml yaml) {
        yaml.allow(Set.of("source", "title", "owner", "cadence", "grain", "key", "dated_by", "believed", "columns"));
        Yaml given = yaml.at("source");
        if (!given.text().equals(source)) {
            given.problem("source 应与文件夹同名：" + source, "source must be the name of its folder: " + source);
        }
        List<ContractColumn> columns = new ArrayList<>();
        yaml.at("columns").entries().forEach((name, column) -> columns.add(readColumn(name, column)));
        Set<String> names =
                Set.copyOf(columns.stream().map(ContractColumn::name).toList());
        if (columns.stream().map(ContractColumn::header).distinct().count() < columns.size()) {
            yaml.at("columns").problem("表头重复", "two columns have one header");
        }
        return new Contract(
                source,
                yaml.at("title").text(),
                yaml.at("owner").text(),
                yaml.at("cadence").oneOf(Cadence.class).orElse(Cadence.YEARLY),
                Title.of(yaml.at("grain")),
                TableReader.columnsOf(yaml.at("key"), names, "contract"),
                datedBy(yaml.maybe("dated_by"), columns),
                believed(yaml.maybe("believed")),
                List.copyOf(columns));
    }

    private static int believed(Yaml yaml) {
        int place = yaml.isAbsent() ? Contract.BELIEVED_LAST : yaml.integer();
        if (place < 1 || place > Contract.BELIEVED_LAST) {
            yaml.problem(
                    "believed 应为 1 到 " + Contract.BELIEVED_LAST + " 的整数",
                    "believed must be a whole number from 1 to " + Contract.BELIEVED_LAST);
        }
        return place;
    }

    private static @Nullable String datedBy(Yaml yaml, List<ContractColumn> columns) {
        String name = yaml.isAbsent() ? null : yaml.text();
        boolean known = columns.stream()
                .anyMatch(column -> column.name().equals(name)
                        && (column.type() == ValueType.DATE || column.type() == ValueType.YEAR));
        if (name != null && !known) {
            yaml.problem("dated_by 应为日期或年度列", "dated_by must name a column of a date or a year");
        }
        return name;
    }

    private ContractColumn readColumn(String name, Yaml yaml) {
        yaml.checkedName(name);
        yaml.allow(Set.of("header", "type", "codes", "required", "may_be_negative", "may_be_published", "privacy"));
        ValueType type = yaml.at("type").oneOf(ValueType.class).orElse(ValueType.TEXT);
        Yaml codes = type == ValueType.CODE ? yaml.at("codes") : yaml.maybe("codes");
        String list = codes.textOrNull();
        if (list != null && type != ValueType.CODE) {
            codes.problem("只有 code 类型才有 codes", "only a column of type code has codes");
        }
        if (list != null && !list.isEmpty() && !codeLists.contains(list)) {
            codes.problem("codes.yaml 中没有代码表 " + list, "codes.yaml has no code list " + list);
        }
        Yaml negative = yaml.maybe("may_be_negative");
        if (!negative.isAbsent() && type != ValueType.MONEY) {
            negative.problem("只有 money 类型才有 may_be_negative", "only a column of type money has may_be_negative");
        }
        Privacy privacy = TableReader.privacy(yaml);
        Yaml published = yaml.maybe("may_be_published");
        boolean isPublished = !published.isAbsent() && published.flag();
        if (isPublished && (privacy != null || NEVER_PUBLISHED.contains(type))) {
            published.problem(
                    "列 " + name + " 涉及个人，不得公开", "column " + name + " tells of a person and must not be published");
        }
        return new ContractColumn(
                name,
                yaml.at("header").text(),
                type,
                list,
                yaml.at("required").flag(),
                !negative.isAbsent() && negative.flag(),
                isPublished,
                privacy);
    }
}
