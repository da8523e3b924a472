/** Objections and tips from the public: told, answered by receipt, made into a case; leaves the cases themselves to others. */
@NullMarked
package cn.xiaokang.api.tips;

import org.jspecify.annotations.NullMarked;
