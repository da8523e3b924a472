/** Figures as people read them: units, rounding, exact values; the one place where a number becomes text. */
@NullMarked
package cn.xiaokang.dashboards.figure;

import org.jspecify.annotations.NullMarked;
