package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** What villages post: each batch of payments in each village, and each project. */
final class Notices {
    /** What of a batch went to one village. */
    static final class Share {
        int items;
        long amount;
    }

    private final CityPlan plan;
    private final Book book;
    private final Outbox outbox;
    private int posted;

    Notices(CityPlan plan, Book book, Outbox outbox) {
        this.plan = plan;
        this.book = book;
        this.outbox = outbox;
    }

    /** Posts the batches of one county and month. Batches are named batch|village. */
    void batches(String county, Map<String, Share> shares, Map<String, LocalDate> lastPaidOn, Scandals scandals) {
        for (Map.Entry<String, Share> one : new TreeMap<>(shares).entrySet()) {
            String batch = one.getKey().substring(0, one.getKey().indexOf('|'));
            String village = one.getKey().substring(batch.length() + 1);
            Share share = one.getValue();
            Dice dice = plan.dice("notice " + one.getKey());
            if (dice.chance(0.0045)) {
                continue;
            }
            LocalDate day = lastPaidOn.getOrDefault(batch, plan.endsOn()).plusDays(dice.between(-10, 15));
            if (dice.chance(0.004)) {
                post(county, "BATCH", batch, village, day.minusDays(2), dice, share.items + 1, share.amount);
                scandals.note("published_differs", "lookalike", "corrected by a later notice", batch);
            }
            Scandals.Posted said = scandals.posted(batch, share, dice);
            post(county, "BATCH", batch, village, day, dice, said.items(), said.amount());
        }
    }

    void project(Projects.Project project, LocalDate day, Dice dice) {
        post(
                project.village().county(),
                "PROJECT",
                project.number(),
                project.village().code(),
                day,
                dice,
                null,
                null);
    }

    private void post(
            String county,
            String subject,
            String number,
            String village,
            LocalDate day,
            Dice dice,
            @org.jspecify.annotations.Nullable Integer items,
            @org.jspecify.annotations.Nullable Long amount) {
        LocalDate on =
                day.isAfter(plan.endsOn()) ? plan.endsOn() : day.isBefore(plan.startsOn()) ? plan.startsOn() : day;
        posted++;
        outbox.put(
                county,
                Registers.month(on),
                book.sheet("publication")
                        .row(
                                "G" + String.format("%07d", posted),
                                subject,
                                number,
                                village,
                                on,
                                on.plusDays(10),
                                dice.oneOf("BOARD", "WEBSITE", "WECHAT", "APP"),
                                items,
                                amount));
    }
}
