/**
 * How counties are scored: schemes as data, curves from figures to points, score sheets, ranks, and how far ranks hang on weights.
 * Plain arithmetic; where figures and schemes come from is left to others.
 */
@NullMarked
package cn.xiaokang.warehouse.assessment;

import org.jspecify.annotations.NullMarked;
