package cn.xiaokang.api.access;

import org.jspecify.annotations.Nullable;

/**
 * The area whose data someone may see: the whole city or one county.
 *
 * @param countyCode the county, or null for the whole city
 */
public record AreaScope(@Nullable String countyCode) {
    /** The city's own code. */
    public static final String CITY_CODE = "330400";

    /** The whole city. */
    public static final AreaScope CITY = new AreaScope(null);

    /** The division at the top of this scope. */
    public String rootCode() {
        return countyCode == null ? CITY_CODE : countyCode;
    }

    /** Whether a division (by its code, which begins with its county's) lies in this scope. */
    public boolean includes(String divisionCode) {
        return countyCode == null || divisionCode.startsWith(countyCode);
    }
}
