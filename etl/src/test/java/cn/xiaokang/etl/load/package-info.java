/** Loads a small fictional city and holds what comes of it to the truth, to the second engine, and to its own death half-way. */
@NullMarked
package cn.xiaokang.etl.load;

import org.jspecify.annotations.NullMarked;
