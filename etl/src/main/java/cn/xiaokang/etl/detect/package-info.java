/** Computes the flags by the rules of the catalogue; a flag is a question, the judging is left to people. */
@NullMarked
package cn.xiaokang.etl.detect;

import org.jspecify.annotations.NullMarked;
