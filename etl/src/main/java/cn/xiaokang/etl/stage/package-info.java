/**
 * Reads delivered files by their contracts into typed rows, keeps those that can't be taken with their reason, and
 * answers which rows are in force. What the rows mean together is left to others.
 */
@NullMarked
package cn.xiaokang.etl.stage;

import org.jspecify.annotations.NullMarked;
