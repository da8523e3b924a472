/** Knows the city's counties, towns and villages and when each was; leaves telling where a person lives to the identity and star packages. */
@NullMarked
package cn.xiaokang.warehouse.division;

import org.jspecify.annotations.NullMarked;
