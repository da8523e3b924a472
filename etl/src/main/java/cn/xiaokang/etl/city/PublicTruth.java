package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the definitions say of batches and their notices, projects, villages, and visits. */
final class PublicTruth {
    /** What one batch brought to one village, and what was posted of it. */
    static final class Share {
        int items;
        long amount;
        boolean posted;

        @Nullable
        LocalDate lastPostedOn;

        String lastNumber = "";

        @Nullable
        Integer saidItems;

        @Nullable
        Long saidAmount;

        final List<LocalDate> postings = new ArrayList<>(1);
    }

    final Map<String, Map<String, Share>> batches = new TreeMap<>();
    final Map<String, LocalDate> lastPaidOn = new HashMap<>();
    final Map<String, List<LocalDate>> projectNotices = new HashMap<>();
    /** By county, programme and year: cents by village. */
    private final Map<String, Map<String, Long>> outlays = new TreeMap<>();

    private final Map<String, List<String>> visitsOfDay = new HashMap<>();
    private final Map<String, String> visited = new HashMap<>();
    private final Known known;
    private final Flags flags;
    private final LocalDate endsOn;

    PublicTruth(Known known, Flags flags, LocalDate endsOn) {
        this.known = known;
        this.flags = flags;
        this.endsOn = endsOn;
    }

    void payment(Row row) {
        String village = row.text("village_code");
        LocalDate on = row.day("paid_on");
        Share share = share(row.text("batch_no"), village);
        share.items++;
        share.amount += row.cents("amount");
        lastPaidOn.merge(row.text("batch_no"), on, (a, b) -> a.isAfter(b) ? a : b);
        outlays.computeIfAbsent(
                        village.substring(0, 6) + row.text("programme_code") + on.getYear(), k -> new TreeMap<>())
                .merge(village, row.cents("amount"), Long::sum);
    }

    private Share share(String batch, String village) {
        return batches.computeIfAbsent(batch, k -> new TreeMap<>()).computeIfAbsent(village, k -> new Share());
    }

    void notice(Row row) {
        LocalDate on = row.day("posted_on");
        if (row.text("subject").equals("PROJECT")) {
            projectNotices
                    .computeIfAbsent(row.text("subject_no"), k -> new ArrayList<>(1))
                    .add(on);
        } else if (row.text("subject").equals("BATCH")) {
            Share share = share(row.text("subject_no"), row.text("village_code"));
            share.postings.add(on);
            LocalDate last = share.lastPostedOn;
            boolean later = last == null
                    || on.isAfter(last)
                    || (on.equals(last) && row.text("publication_no").compareTo(share.lastNumber) > 0);
            if (later) {
                share.lastPostedOn = on;
                share.lastNumber = row.text("publication_no");
                share.saidItems = (Integer) row.value("items");
                share.saidAmount = (Long) row.value("amount");
            }
        }
    }

    void visit(Row row) {
        LocalDate on = row.day("visited_on");
        Known.Household household = known.household(row.text("household_id"));
        int kind = switch (row.text("kind")) {
            case "PAIRING" -> 0;
            case "CARE" -> 1;
            default -> 2;
        };
        household.visits.computeIfAbsent(on.getYear(), k -> new int[3])[kind]++;
        LocalDate last = household.lastVisitOn;
        if (last == null || on.isAfter(last)) {
            household.lastVisitOn = on;
        }
        String number = row.text("visit_no");
        visitsOfDay
                .computeIfAbsent(Known.plainName(row.text("visitor")) + on, k -> new ArrayList<>(1))
                .add(number);
        if (isAfterAllDied(household, on)) {
            flags.add("visit_fabricated", number, household.id);
        }
        if (visitsOfDay
                        .getOrDefault(Known.plainName(row.text("visitor")) + on, List.of())
                        .size()
                > 1) {
            visited.put(number, household.id);
        }
    }

    private static boolean isAfterAllDied(Known.Household household, LocalDate on) {
        Set<Known.Person> people = new HashSet<>();
        household.members.values().forEach(list -> list.forEach(m -> people.add(m.person())));
        return !people.isEmpty() && people.stream().allMatch(p -> p.diedOn != null && p.diedOn.isBefore(on));
    }

    void close() {
        batches.forEach(this::batch);
        projects();
        outlays.forEach(this::villages);
        visitsOfDay.values().stream()
                .filter(v -> v.size() > 15)
                .forEach(v ->
                        v.forEach(number -> flags.add("visit_fabricated", number, visited.getOrDefault(number, ""))));
    }

    boolean isPublished(String batch, Share share) {
        LocalDate last = lastPaidOn.get(batch);
        return last != null
                && share.postings.stream().anyMatch(on -> Math.abs(ChronoUnit.DAYS.between(last, on)) <= 30);
    }

    private void batch(String batch, Map<String, Share> shares) {
        shares.forEach((village, share) -> {
            if (share.items == 0) {
                return;
            }
            if (!isPublished(batch, share)) {
                flags.add("payment_unpublished", batch, "");
            }
            Integer items = share.saidItems;
            Long amount = share.saidAmount;
            if ((items != null && items != share.items) || (amount != null && amount != share.amount)) {
                flags.add("published_differs", batch, "");
            }
        });
    }

    private void projects() {
        known.projects.forEach((number, project) -> {
            LocalDate approved = project.day("approved_on");
            boolean told = isTold(number, approved);
            if (!told && !approved.plusDays(60).isAfter(endsOn)) {
                flags.add("project_unpublished", number, "");
            }
            long paid = 0;
            List<Row> payments = known.projectPayments.getOrDefault(number, List.of());
            for (Row payment : payments) {
                paid += payment.cents("amount");
                if (isSplit(payment, payments)) {
                    flags.add("split_payments", number, "");
                }
            }
            if (paid * 100 > project.cents("budget") * 105) {
                flags.add("project_overspent", number, "");
            }
        });
    }

    boolean isTold(String project, LocalDate approved) {
        return projectNotices.getOrDefault(project, List.of()).stream()
                .anyMatch(on -> !on.isBefore(approved) && !on.isAfter(approved.plusDays(60)));
    }

    /** Whether this payment and others like it within thirty days from it go together above the limit. */
    private static boolean isSplit(Row first, List<Row> payments) {
        long sum = 0;
        int many = 0;
        for (Row other : payments) {
            long amount = other.cents("amount");
            long apart = ChronoUnit.DAYS.between(first.day("paid_on"), other.day("paid_on"));
            boolean near = apart >= 0 && apart <= 30;
            boolean below = amount >= 4_500_000 && amount < 5_000_000;
            if (near && below && other.text("payee_code").equals(first.text("payee_code"))) {
                sum += amount;
                many++;
            }
        }
        return many >= 2 && sum > 5_000_000;
    }

    /** Yearly payments per enrolled household of the villages of a county, under one programme. */
    private void villages(String key, Map<String, Long> byVillage) {
        int year = Integer.parseInt(key.substring(9));
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        byVillage.forEach((village, cents) -> {
            int households = enrolledIn(year).getOrDefault(village, 0);
            if (households > 0) {
                names.add(village);
                values.add(cents / 100.0 / households);
            }
        });
        if (values.size() < 8) {
            return;
        }
        double middle = median(values);
        List<Double> apart = new ArrayList<>();
        values.forEach(v -> apart.add(Math.abs(v - middle)));
        double spread = median(apart);
        for (int i = 0; i < names.size(); i++) {
            if (spread > 0 && 0.6745 * Math.abs(values.get(i) - middle) / spread > 3.5) {
                flags.add("village_outlier", names.get(i), "");
            }
        }
    }

    private final Map<Integer, Map<String, Integer>> enrolled = new HashMap<>();

    private Map<String, Integer> enrolledIn(int year) {
        return enrolled.computeIfAbsent(year, y -> {
            Map<String, Integer> counts = new HashMap<>();
            for (Known.Household household : known.households.values()) {
                Row review = household.reviews.get(y);
                if (review != null && household.isEnrolled(y)) {
                    counts.merge(review.text("village_code"), 1, Integer::sum);
                }
            }
            return counts;
        });
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(null);
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }
}
