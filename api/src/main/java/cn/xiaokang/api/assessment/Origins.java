package cn.xiaokang.api.assessment;

import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Indicator;
import cn.xiaokang.warehouse.catalogue.Privacy;
import cn.xiaokang.warehouse.catalogue.TableColumn;
import cn.xiaokang.warehouse.evidence.DeliveredRow;
import cn.xiaokang.warehouse.evidence.Opening;
import cn.xiaokang.warehouse.evidence.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens one row behind a figure to the delivered rows that it rests on. */
public final class Origins {
    private static final Set<String> PLACE = Set.of("delivery_id", "line");

    private final Catalogue catalogue;
    private final Indicators indicators;
    private final Opening opening;

    /** Origins of the rows of those indicators. */
    public Origins(Catalogue catalogue, Indicators indicators) {
        this.catalogue = catalogue;
        this.indicators = indicators;
        this.opening = new Opening(catalogue);
    }

    /** The origin of a row of a figure; a 404 problem where the figure, as far as the viewer may see it, has no such row. */
    public Origin origin(Reading reading, String id, String itemNo, @Nullable String area, @Nullable Integer year) {
        Indicator indicator = indicators.indicator(id);
        ItemRows rows = indicators.row(reading, id, area, year, itemNo);
        if (rows.items().isEmpty()) {
            throw RequestFault.UNKNOWN_THING.with(itemNo);
        }
        ItemRows.Item item = rows.items().get(0);
        return new Origin(
                rows.indicator(),
                rows.year(),
                item,
                opening.figure(indicator, itemNo).map(this::figure).orElse(null),
                opening
                        .rows(indicator, itemNo, item.areaCode(), rows.year(), question -> ask(reading, question))
                        .stream()
                        .map(this::delivered)
                        .toList(),
                IndicatorSeries.ClauseWords.of(catalogue.clauses().get(indicator.clause())));
    }

    private Origin.OtherFigure figure(Opening.FigureAddress address) {
        Indicator other = indicators.indicator(address.indicator());
        return new Origin.OtherFigure(
                other.id(), other.title().zh(), other.title().enOrZh(), address.areaCode(), address.year());
    }

    private static List<Map<String, @Nullable String>> ask(Reading reading, Question question) {
        Bindings bindings = Bindings.none();
        for (Map.Entry<String, String> value : question.values().entrySet()) {
            bindings = bindings.and(value.getKey(), value.getValue());
        }
        return reading.rows(new Query(question.name(), question.sql()), bindings).stream()
                .map(Origins::texts)
                .toList();
    }

    private static Map<String, @Nullable String> texts(Row row) {
        Map<String, @Nullable String> texts = new HashMap<>();
        row.columns().forEach(column -> texts.put(column, row.textOrNull(column)));
        return texts;
    }

    private Origin.Delivered delivered(DeliveredRow row) {
        return new Origin.Delivered(
                row.table().name(),
                row.table().title().zh(),
                row.table().title().enOrZh(),
                row.rowNo(),
                row.deliveryId(),
                row.file(),
                row.line(),
                row.table().columns().stream()
                        .filter(column -> row.values().containsKey(column.name()) && isTold(column))
                        .map(column -> new Origin.Value(
                                column.name(),
                                column.zh(),
                                Objects.requireNonNull(row.values().get(column.name()))))
                        .toList());
    }

    /** What departments delivered; not what the star adds for its own ends, and nothing personal. */
    private boolean isTold(TableColumn column) {
        String name = column.name();
        boolean isDelivered = catalogue.contracts().values().stream()
                .anyMatch(contract -> contract.column(name).isPresent());
        return !PLACE.contains(name)
                && column.privacy() != Privacy.PERSONAL
                && (isDelivered || column.privacy() == Privacy.TOKEN);
    }
}
