package cn.xiaokang.api.operations;

import cn.xiaokang.api.problem.RequestFault;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.request.PageKey;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Contract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deliveries of a snapshot and what was refused of them. */
public final class Deliveries {
    /** What became of a file. */
    public static final List<String> STATES = List.of("in_force", "superseded", "refused");

    private static final Query PAGE = Query.named("operations/deliveries");
    private static final Query ONE = Query.named("operations/delivery");
    private static final Query BY_STATE = Query.named("operations/delivery_states");
    private static final Query BY_SOURCE = Query.named("operations/reconciliation");
    private static final Query BY_REASON = Query.named("operations/quarantine_reasons");
    private static final Query QUARANTINE = Query.named("operations/quarantine");

    private final Catalogue catalogue;

    /** Deliveries by the contracts of that catalogue. */
    public Deliveries(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** One page of deliveries that fit; null lets all pass. */
    public DeliveryPage page(
            Reading reading,
            @Nullable String source,
            @Nullable String state,
            @Nullable String period,
            int limit,
            @Nullable PageKey after) {
        List<Row> rows = reading.rows(
                PAGE,
                page(limit, after).and("source", source).and("state", state).and("period", period));
        String next = null;
        if (rows.size() > limit) {
            Row last = rows.get(limit - 1);
            next = new PageKey("period", last.text("sort_key"), last.text("delivery_id")).written();
        }
        return new DeliveryPage(
                rows.stream().limit(limit).map(Deliveries::delivery).toList(),
                next,
                reading.rows(BY_STATE, Bindings.none()).stream()
                        .map(row -> new DeliveryPage.OfState(row.text("state"), row.whole("files"), counts(row)))
                        .toList(),
                reading.rows(BY_SOURCE, Bindings.none()).stream()
                        .filter(row -> row.textOrNull("source") != null)
                        .map(this::ofSource)
                        .toList(),
                reading.rows(BY_REASON, Bindings.none()).stream()
                        .map(row -> new DeliveryPage.OfReason(
                                row.textOrNull("source"), row.text("reason"), row.whole("rows_refused")))
                        .toList());
    }

    /** One page of what was refused of a delivery. */
    public QuarantinePage quarantine(Reading reading, String deliveryId, int limit, @Nullable PageKey after) {
        DeliveryPage.Delivery delivery = reading.first(ONE, Bindings.of("delivery", deliveryId))
                .map(Deliveries::delivery)
                .orElseThrow(() -> RequestFault.UNKNOWN_THING.with(deliveryId));
        List<Row> rows = reading.rows(QUARANTINE, page(limit, after).and("delivery", deliveryId));
        String next = null;
        if (rows.size() > limit) {
            Row last = rows.get(limit - 1);
            next = new PageKey("line", last.text("sort_key"), last.text("reason")).written();
        }
        return new QuarantinePage(
                delivery,
                rows.stream()
                        .limit(limit)
                        .map(row -> new QuarantinePage.Refused(
                                row.whole("line"),
                                row.textOrNull("column_name"),
                                row.text("reason"),
                                row.textOrNull("says")))
                        .toList(),
                next);
    }

    private DeliveryPage.OfSource ofSource(Row row) {
        String source = row.text("source");
        Contract contract = catalogue.contracts().get(source);
        DeliveryPage.Rows rows = counts(row);
        return new DeliveryPage.OfSource(
                source, contract == null ? source : contract.title(), row.whole("files"), rows, rows.isBalanced());
    }

    private static Bindings page(int limit, @Nullable PageKey after) {
        return Bindings.of("limit", limit + 1)
                .and("after_key", after == null ? null : after.sortKey())
                .and("after_id", after == null ? null : after.id());
    }

    private static DeliveryPage.Rows counts(Row row) {
        return new DeliveryPage.Rows(
                row.whole("delivered"), row.whole("loaded"), row.whole("superseded"), row.whole("quarantined"));
    }

    private static DeliveryPage.Delivery delivery(Row row) {
        return new DeliveryPage.Delivery(
                row.text("delivery_id"),
                row.text("file"),
                row.textOrNull("source"),
                row.textOrNull("area_code"),
                row.textOrNull("period"),
                row.wholeOrNull("revision"),
                row.textOrNull("encoding"),
                row.wholeOrNull("bytes"),
                row.textOrNull("sha256"),
                row.wholeOrNull("load_no"),
                row.text("state"),
                row.wholeOrNull("delivered"),
                row.wholeOrNull("loaded"),
                row.wholeOrNull("superseded"),
                row.wholeOrNull("quarantined"));
    }
}
