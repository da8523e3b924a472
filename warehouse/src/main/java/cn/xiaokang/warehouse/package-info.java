/** Root of the warehouse module. */
@org.jspecify.annotations.NullMarked
package cn.xiaokang.warehouse;
