/** Computes the indicators by the SQL of the catalogue; leaves schemes and scores to the assessment. */
@NullMarked
package cn.xiaokang.etl.measure;

import org.jspecify.annotations.NullMarked;
