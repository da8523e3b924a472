package cn.xiaokang.api.problem;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.FaultException;

/** A fault code that also knows its HTTP status and its words; each area of the server has one enum of them. */
public interface HttpFault extends FaultCode {
    /** The HTTP status that this fault answers with. */
    int status();

    /** What happened, where, what to do, in Chinese; {@code %s} stands for what the request named. */
    String zh();

    /** The same in English. */
    String en();

    /** The fault, ready to throw; {@code named} fills the places in its words and holds no personal data. */
    default FaultException with(Object... named) {
        return new FaultException(this, zh().formatted(named), en().formatted(named));
    }
}
