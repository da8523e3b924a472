package cn.xiaokang.etl.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payments already ordered, by programme, person and period, packed tightly: millions of them fit. */
final class Ordered {
    /** One payment of a group. */
    record Paid(String number, LocalDate on, long amount, String household) {}

    private static final int FREE = 0;

    private long[] keys = new long[1 << 16];
    private int[] numbers = new int[1 << 16];
    private int[] days = new int[1 << 16];
    private int[] amounts = new int[1 << 16];
    private int size;
    private final Map<Long, List<Paid>> repeated = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();

    /** Notes a payment; {@code number} is the document number without its letter. */
    void add(
            String programme,
            String identity,
            String period,
            String number,
            LocalDate on,
            long amount,
            String household) {
        long key = key(programme, identity, period);
        List<Paid> group = repeated.get(key);
        if (group != null) {
            group.add(new Paid(number, on, amount, household));
            return;
        }
        int at = slot(key);
        if (keys[at] == FREE) {
            keys[at] = key;
            numbers[at] = Integer.parseInt(number.substring(1));
            days[at] = (int) on.toEpochDay();
            amounts[at] = (int) amount;
            size++;
            if (size * 2 > keys.length) {
                grow();
            }
            return;
        }
        group = new ArrayList<>();
        String first = number.charAt(0) + String.format("%0" + (number.length() - 1) + "d", numbers[at]);
        group.add(new Paid(first, LocalDate.ofEpochDay(days[at]), amounts[at], household));
        group.add(new Paid(number, on, amount, household));
        repeated.put(key, group);
        names.put(key, programme + "|" + identity + "|" + period);
    }

    boolean has(String programme, String identity, String period) {
        long key = key(programme, identity, period);
        return keys[slot(key)] == key;
    }

    /** Groups of two payments or more, by programme|identity|period. */
    Map<String, List<Paid>> repeated() {
        Map<String, List<Paid>> named = new HashMap<>();
        repeated.forEach((key, group) -> named.put(names.getOrDefault(key, ""), group));
        return named;
    }

    private int slot(long key) {
        int at = (int) (key ^ (key >>> 32)) & (keys.length - 1);
        while (keys[at] != FREE && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        int[] oldDays = days;
        int[] oldAmounts = amounts;
        keys = new long[oldKeys.length * 2];
        numbers = new int[keys.length];
        days = new int[keys.length];
        amounts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                numbers[at] = oldNumbers[i];
                days[at] = oldDays[i];
                amounts[at] = oldAmounts[i];
            }
        }
    }

    private static long key(String programme, String identity, String period) {
        long hash = 0xcbf29ce484222325L;
        String text = programme + identity + period;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 29)) * 0xbf58476d1ce4e5b9L;
        hash ^= hash >>> 32;
        return hash == FREE ? 1 : hash;
    }
}
