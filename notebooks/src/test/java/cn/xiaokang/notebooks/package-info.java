@org.jspecify.annotations.NullMarked
package cn.xiaokang.notebooks;
