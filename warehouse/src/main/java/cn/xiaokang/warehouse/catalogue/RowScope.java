package cn.xiaokang.warehouse.catalogue;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By what the rows of a table belong to a county, for someone who may see that county alone. A table that doesn't say is judged by
 * the first of these columns that it has; one with none of them is nobody's.
 */
public enum RowScope {
    /** By the county that the row bears. */
    COUNTY("county_code"),
    /** By the village that the row bears. */
    VILLAGE("village_code"),
    /** By the county of the household. */
    HOUSEHOLD("household_id"),
    /** By the county of a household that the person was ever a member of. */
    PERSON("person_id"),
    /** By the county of the project. */
    PROJECT("project_no"),
    /** By the county of a household whose account it is. */
    ACCOUNT("account_id"),
    /** By the county in which the area lies. */
    AREA("area_code"),
    /** Reference that tells of no one. */
    EVERYONE(null),
    /** Not asked at all. */
    NOBODY(null);

    private final @Nullable String column;

    RowScope(@Nullable String column) {
        this.column = column;
    }

    /** The column that a row is placed by, or null. */
    public @Nullable String column() {
        return column;
    }

    /** The scope of a table with those columns. */
    static RowScope of(Set<String> columns) {
        return Arrays.stream(values())
                .filter(scope -> scope.column != null && columns.contains(scope.column))
                .findFirst()
                .orElse(NOBODY);
    }
}
