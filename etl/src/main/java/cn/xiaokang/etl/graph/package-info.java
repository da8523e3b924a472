/**
 * Works on a graph that fits in memory as plain arrays: components, PageRank, communities, and how likely a component is by chance.
 * Knows nothing of what its nodes are; leaves that to whoever names the edges.
 */
@NullMarked
package cn.xiaokang.etl.graph;

import org.jspecify.annotations.NullMarked;
