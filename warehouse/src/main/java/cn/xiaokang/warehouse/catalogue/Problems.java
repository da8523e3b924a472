package cn.xiaokang.warehouse.catalogue;

import cn.xiaokang.warehouse.fault.FaultException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Everything wrong that was met while reading, so that all of it is told at once. */
final class Problems {
    private final List<Problem> all = new ArrayList<>();

    void add(String file, int line, String zh, String en) {
        all.add(new Problem(file, line, zh, en));
    }

    /**
     * Does nothing when all is well.
     *
     * @throws FaultException naming file and line of each problem
     */
    void throwIfAny() {
        if (all.isEmpty()) {
            return;
        }
        List<Problem> ordered = all.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::line))
                .toList();
        throw new FaultException(
                CatalogueFault.INVALID,
                "目录中有 " + ordered.size() + " 处错误，请更正后重试：\n"
                        + ordered.stream().map(Problem::inChinese).collect(Collectors.joining("\n")),
                "The catalogue has " + ordered.size() + " faults; correct them and try again:\n"
                        + ordered.stream().map(Problem::inEnglish).collect(Collectors.joining("\n")));
    }
}
