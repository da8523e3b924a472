/** Root of the etl module. */
@org.jspecify.annotations.NullMarked
package cn.xiaokang.etl;
