/** Writes a fictional city's deliveries as departments send them, with the truth of what must come of them beside. */
@NullMarked
package cn.xiaokang.etl.city;

import org.jspecify.annotations.NullMarked;
