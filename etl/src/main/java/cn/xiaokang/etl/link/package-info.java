/**
 * Finds the records of one person (or firm, or thing) in one file or two without a shared key and without labels: a Fellegi-Sunter
 * model estimated by EM, over candidate pairs that share a blocking key. Knows nothing of the star; leaves reading of deliveries to stage.
 */
@NullMarked
package cn.xiaokang.etl.link;

import org.jspecify.annotations.NullMarked;
