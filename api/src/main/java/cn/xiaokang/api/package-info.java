/** Root of the api module. */
@org.jspecify.annotations.NullMarked
package cn.xiaokang.api;
