package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Orders the payments of a month, hears what the bank did of them, and adds up what was spent. */
final class Treasury {
    private final CityPlan plan;
    private final Book book;
    private final Outbox outbox;
    private final Notices notices;
    private final Scandals scandals;
    private final Map<String, List<Payment>> waiting = new HashMap<>();
    private final Map<String, Long> spent = new TreeMap<>();
    private long numbers;

    Treasury(CityPlan plan, Book book, Outbox outbox, Notices notices, Scandals scandals) {
        this.plan = plan;
        this.book = book;
        this.outbox = outbox;
        this.notices = notices;
        this.scandals = scandals;
    }

    /** A payment for a later month, or for this one before it is ordered. */
    void await(String county, Payment payment) {
        waiting.computeIfAbsent(county + Registers.month(payment.paidOn()), k -> new ArrayList<>())
                .add(payment);
    }

    void order(String county, LocalDate first, List<Payment> due) {
        scandals.extras(county, Registers.month(first)).forEach(payment -> await(county, payment));
        String month = Registers.month(first);
        List<Payment> now = new ArrayList<>();
        for (Payment ordered : due) {
            for (Payment payment : scandals.twisted(ordered)) {
                if (Registers.month(payment.paidOn()).equals(month)) {
                    now.add(payment);
                } else {
                    await(county, payment);
                }
            }
        }
        List<Payment> late = waiting.remove(county + month);
        if (late != null) {
            now.addAll(late);
        }
        Map<String, Notices.Share> shares = new HashMap<>();
        Map<String, LocalDate> lastPaidOn = new HashMap<>();
        Dice dice = plan.dice("bank " + county + month);
        for (Payment payment : now) {
            order(county, month, payment, dice, shares, lastPaidOn);
        }
        notices.batches(county, shares, lastPaidOn, scandals);
    }

    private void order(
            String county,
            String month,
            Payment payment,
            Dice dice,
            Map<String, Notices.Share> shares,
            Map<String, LocalDate> lastPaidOn) {
        numbers++;
        String number = "Z" + String.format("%09d", numbers);
        String batch = county + payment.programme() + month.replace("-", "");
        boolean known = !dice.chance(0.05);
        outbox.put(
                county,
                month,
                book.sheet("payment")
                        .row(
                                number,
                                payment.programme(),
                                payment.identity(),
                                payment.name(),
                                known ? payment.householdId() : null,
                                payment.village().code(),
                                payment.account(),
                                payment.accountName(),
                                payment.amount(),
                                payment.paidOn(),
                                payment.period(),
                                payment.fund(),
                                batch,
                                county + "财政局"));
        Notices.Share share =
                shares.computeIfAbsent(batch + "|" + payment.village().code(), k -> new Notices.Share());
        share.items++;
        share.amount += payment.amount();
        lastPaidOn.merge(batch, payment.paidOn(), (a, b) -> a.isAfter(b) ? a : b);
        if (payment.fund().compareTo("F4") <= 0) {
            spent.merge(
                    payment.paidOn().getYear() + county + payment.programme() + payment.fund(),
                    payment.amount(),
                    Long::sum);
        }
        String bank = scandals.banked(payment, number, dice);
        if (bank.equals("NOTHING")) {
            return;
        }
        long amount = bank.equals("LESS") ? payment.amount() - Math.max(100, payment.amount() / 10) : payment.amount();
        String account = bank.equals("ELSEWHERE") ? scandals.elsewhere() : payment.account();
        outbox.put(
                Geography.CITY,
                month,
                book.sheet("bank_return")
                        .row(number, account, amount, payment.paidOn(), bank.equals("RETURNED") ? "RETURNED" : "PAID"));
    }

    /** Allocations of each year, a little above what was spent of them. */
    void deliverAllocations() {
        Map<Integer, Integer> letters = new HashMap<>();
        spent.forEach((key, amount) -> {
            int year = Integer.parseInt(key.substring(0, 4));
            Dice dice = plan.dice("allocation " + key);
            int letter = letters.merge(year, 1, Integer::sum);
            long allocated = Math.round(amount / 100.0 * dice.between(1.02, 1.07)) * 100;
            LocalDate day = LocalDate.of(year, 1, 4).plusDays(dice.below(110));
            outbox.put(
                    Geography.CITY,
                    String.valueOf(year),
                    book.sheet("fund_allocation")
                            .row(
                                    "嘉财" + year + "-" + String.format("%05d", letter),
                                    String.valueOf(year),
                                    key.substring(4, 10),
                                    key.substring(10, 13),
                                    key.substring(13),
                                    allocated,
                                    day));
        });
    }
}
