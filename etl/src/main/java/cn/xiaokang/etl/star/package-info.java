/** Builds the tables of the star schema from conformed sources by the SQL of the catalogue; leaves what they mean to the catalogue. */
@NullMarked
package cn.xiaokang.etl.star;

import org.jspecify.annotations.NullMarked;
