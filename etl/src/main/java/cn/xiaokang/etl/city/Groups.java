package cn.xiaokang.etl.city;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiPredicate;

/** Connected groups of things, where a tie is a question that can be asked of any two. */
final class Groups {
    private Groups() {}

    static <T> List<List<T>> of(List<T> things, BiPredicate<T, T> tied) {
        List<List<T>> groups = new ArrayList<>();
        List<T> left = new ArrayList<>(things);
        while (!left.isEmpty()) {
            List<T> group = new ArrayList<>();
            Deque<T> next = new ArrayDeque<>();
            next.add(left.remove(left.size() - 1));
            while (!next.isEmpty()) {
                T one = next.remove();
                group.add(one);
                left.removeIf(other -> {
                    boolean together = tied.test(one, other);
                    if (together) {
                        next.add(other);
                    }
                    return together;
                });
            }
            groups.add(group);
        }
        return groups;
    }
}
