/** Tells a person how far a long work has come; leaves how that looks to the command line. */
@NullMarked
package cn.xiaokang.etl.progress;

import org.jspecify.annotations.NullMarked;
