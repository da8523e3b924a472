package cn.xiaokang.warehouse.fault;

/** A code that never changes its meaning: area and reason, such as {@code STAGE-BAD_VALUE}. One enum for each area. */
public interface FaultCode {
    String code();

    Kind kind();
}
