package cn.xiaokang.api.lookup;

import cn.xiaokang.api.access.RateLimit;
import cn.xiaokang.api.access.SecretCodes;
import cn.xiaokang.api.access.Viewer;
import cn.xiaokang.api.queries.Bindings;
import cn.xiaokang.api.queries.NameVault;
import cn.xiaokang.api.queries.Query;
import cn.xiaokang.api.queries.Reading;
import cn.xiaokang.api.queries.Row;
import cn.xiaokang.api.reference.Labels;
import cn.xiaokang.api.store.LookupStore;
import cn.xiaokang.warehouse.catalogue.Catalogue;
import cn.xiaokang.warehouse.catalogue.Mask;
import cn.xiaokang.warehouse.publication.MaskedName;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The codes that open a household's own record. A code is shown once, when it is issued; afterwards only its keyed hash is known.
 * Whatever is typed takes the same steps: one hash, one look into the store, one look into the snapshot.
 */
public final class LookupCodes {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Query HOUSEHOLDS = Query.named("lookup/households");
    private static final Query VILLAGES = Query.named("lookup/villages");
    private static final String GOOD_FOR = "lookup_code_days";
    private static final int TRIES_AT_ONCE = 10;

    /** Asked for where a code opens nothing, so that the snapshot is asked all the same; no household has this number. */
    private static final LookupStore.Opened NOBODY = new LookupStore.Opened("-", "1970-01-01");

    private final Catalogue catalogue;
    private final NameVault vault;
    private final LookupStore store;
    private final SecretCodes codes;
    private final OwnRecords records;
    private final Clock clock;
    private final RateLimit tries;

    /** The codes kept in that store. */
    public LookupCodes(
            Catalogue catalogue, Labels labels, NameVault vault, LookupStore store, SecretCodes codes, Clock clock) {
        this.catalogue = catalogue;
        this.vault = vault;
        this.store = store;
        this.codes = codes;
        this.records = new OwnRecords(catalogue, labels);
        this.clock = clock;
        this.tries = new RateLimit(clock, TRIES_AT_ONCE, Duration.ofMinutes(1), LookupFault.TOO_MANY_TRIES);
    }

    /** One household's code as it is handed over. */
    public record Issued(String householdId, String head, String code) {}

    /** A village's codes, to be printed once. */
    public record Sheet(String villageCode, String villageName, LocalDate goodUntil, List<Issued> codes) {}

    /**
     * A village on the publisher's list.
     *
     * @param issue the newest codes, or null where none were issued
     */
    public record Village(String villageCode, String villageName, long households, LookupStore.@Nullable Issue issue) {}

    /**
     * What a code opened: the record, and whose it is for the log of looks.
     *
     * @param record the record, or null where the code opens none
     * @param householdId whose, or a dash
     */
    public record Look(@Nullable OwnRecord record, String householdId) {}

    /** The record that a code opens. Whatever is typed takes the same steps; a try that opens nothing counts against its address. */
    public Look open(Reading reading, String typed, String address) {
        tries.take(address);
        LookupStore.Opened opened =
                store.find(codes.hash(typed), today().toString()).orElse(NOBODY);
        OwnRecord record = records.of(reading, opened).orElse(null);
        if (record == null) {
            return new Look(null, NOBODY.householdId());
        }
        tries.giveBack(address);
        return new Look(record, opened.householdId());
    }

    /** New codes for all households of a village; those that they had before open nothing from now on. */
    public Sheet issue(Reading reading, String village) {
        List<Row> households = reading.rows(HOUSEHOLDS, Bindings.of("village", village));
        if (households.isEmpty()) {
            throw LookupFault.NO_HOUSEHOLDS.with(village);
        }
        Map<String, String> heads = heads(reading, households);
        LocalDate today = today();
        LocalDate goodUntil = today.plusDays(days(today));
        List<Issued> issued = new ArrayList<>();
        List<LookupStore.Kept> kept = new ArrayList<>();
        for (Row row : households) {
            String code = SecretCodes.fresh();
            String household = row.text("household_id");
            issued.add(new Issued(household, heads.getOrDefault(household, ""), code));
            kept.add(new LookupStore.Kept(codes.hash(code), household));
        }
        store.issue(
                village,
                households.get(0).text("county_code"),
                kept,
                user(reading.viewer()),
                clock.instant().toString(),
                goodUntil.toString());
        String name = villages(reading, village.substring(0, 6)).stream()
                .filter(one -> one.villageCode().equals(village))
                .findFirst()
                .map(Village::villageName)
                .orElse(village);
        return new Sheet(village, name, goodUntil, List.copyOf(issued));
    }

    /** The villages of a county that have households, with their newest codes; of all that the viewer may see where county is null. */
    public List<Village> villages(Reading reading, @Nullable String county) {
        Map<String, LookupStore.Issue> issues = new HashMap<>();
        store.issues(county, today().toString()).forEach(issue -> issues.put(issue.villageCode(), issue));
        return reading.rows(VILLAGES, Bindings.of("county", county)).stream()
                .map(row -> new Village(
                        row.text("village_code"),
                        row.text("village_name"),
                        row.whole("households"),
                        issues.get(row.text("village_code"))))
                .toList();
    }

    /** The heads' names by household, masked; none where the vault can't be read, and then the number alone tells them apart. */
    private Map<String, String> heads(Reading reading, List<Row> households) {
        Map<String, String> heads = new HashMap<>();
        List<String> persons = households.stream()
                .map(row -> row.textOrNull("head_person_id"))
                .filter(Objects::nonNull)
                .toList();
        Map<String, String> names = vault.names(reading.snapshotId(), persons).orElse(Map.of());
        for (Row row : households) {
            String person = row.textOrNull("head_person_id");
            String name = person == null ? null : names.get(person);
            if (name != null) {
                heads.put(
                        row.text("household_id"),
                        MaskedName.of(name, Mask.SURNAME).text());
            }
        }
        return heads;
    }

    private int days(LocalDate on) {
        return catalogue
                .parameters()
                .on(GOOD_FOR, on)
                .map(BigDecimal::intValueExact)
                .orElseThrow(() -> new IllegalStateException(GOOD_FOR + " has no value today"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CITY);
    }

    private static String user(Viewer viewer) {
        return Objects.requireNonNull(viewer.user(), "codes are issued by someone who is signed in");
    }
}
