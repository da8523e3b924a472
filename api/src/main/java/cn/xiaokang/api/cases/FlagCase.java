package cn.xiaokang.api.cases;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a flag of a snapshot stands to the cases.
 *
 * @param caseNo the newest case that holds it, or null where none does
 */
public record FlagCase(State state, @Nullable String caseNo) {
    /** A flag that no case holds. */
    public static final FlagCase NONE = new FlagCase(State.NONE, null);

    /** How it stands. */
    public enum State {
        /** In no case. */
        NONE,
        /** In a case that isn't closed. */
        OPEN,
        /** In a closed case that found something; it shows until the data say otherwise. */
        CLOSED,
        /** Found lawful or unfounded, on facts that are still the same: it stays quiet. */
        CLEARED,
        /** In a closed case, on facts that have changed since: it may be taken up anew. */
        CHANGED;

        /** As it stands in the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
