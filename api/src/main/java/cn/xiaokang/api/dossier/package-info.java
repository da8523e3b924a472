/** Answers for one household, for those who may see persons and say what for. */
@NullMarked
package cn.xiaokang.api.dossier;

import org.jspecify.annotations.NullMarked;
