package cn.xiaokang.warehouse.catalogue;

import cn.xiaokang.warehouse.fault.FaultException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All code lists by name. */
public record CodeLists(Map<String, CodeList> all) {
    /** The list of that name. */
    public CodeList list(String name) {
        CodeList list = all.get(name);
        if (list == null) {
            throw new FaultException(
                    CatalogueFault.UNKNOWN_NAME,
                    "没有名为 " + name + " 的代码表，请使用 " + all.keySet() + " 之一。",
                    "There is no code list " + name + "; use one of " + all.keySet() + ".");
        }
        return list;
    }

    /** The programmes of payments, by code. */
    public List<Programme> programmes() {
        return list("programme").codes().values().stream()
                .map(code -> new Programme(
                        code.code(),
                        code.label(),
                        code.en(),
                        attribute(code, "clause"),
                        attribute(code, "rhythm"),
                        attribute(code, "payee")))
                .toList();
    }

    private static String attribute(Code code, String name) {
        return Objects.requireNonNull(code.attributes().get(name), name);
    }
}
