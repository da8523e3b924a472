package cn.xiaokang.warehouse.catalogue;

import java.util.Map;

/** One code with its label in two languages, and what else the list says of it. */
public record Code(String code, String label, String en, Map<String, String> attributes) {
    static final String TELLS_OF_HEALTH = "tells_of_health";

    /** Whether it says of whoever it stands beside that they are ill or disabled: no name may be published beside it. */
    public boolean tellsOfHealth() {
        return Boolean.parseBoolean(attributes.getOrDefault(TELLS_OF_HEALTH, "false"));
    }
}
