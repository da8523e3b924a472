package cn.xiaokang.warehouse.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All that the policy document asks for, in its order, with the reasons by name that stand where something is missing.
 *
 * @param all the obligations in the order of the document; together with headings and departments they are its whole text
 * @param reasons why something is missing, by name
 */
public record Obligations(List<Obligation> all, Map<String, Title> reasons) {
    /** The reason of that name, which the catalogue has checked to be there. */
    public Title reason(String name) {
        return Objects.requireNonNull(reasons.get(name), name);
    }

    /** Whether an obligation names that indicator or rule. */
    public boolean names(String id) {
        return all.stream()
                .anyMatch(one -> one.indicators().contains(id) || one.rules().contains(id));
    }

    /** The obligations of one clause. */
    public List<Obligation> of(String clause) {
        return all.stream().filter(one -> one.clause().equals(clause)).toList();
    }
}
