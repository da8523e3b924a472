/** Answers for divisions, boundaries and the data dictionary. */
@NullMarked
package cn.xiaokang.api.reference;

import org.jspecify.annotations.NullMarked;
