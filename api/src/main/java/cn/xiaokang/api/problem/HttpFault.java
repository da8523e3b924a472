package cn.xiaokang.api.problem;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;
import com.google.errorprone.annotations.Immutable;

/** A fault code that also knows its HTTP status and its words; each area of the server has one enum of them. */
public interface HttpFault extends FaultCode {
    /**
     * What a fault answers with.
     *
     * @param status the HTTP status
     * @param zh what happened, where, what to do, in Chinese; {@code %s} stands for what the request named
     * @param en the same in English
     */
    @Immutable
    record Words(int status, String zh, String en) {}

    /** What it answers with. */
    Words words();

    /** The HTTP status that this fault answers with. */
    default int status() {
        return words().status();
    }

    /** What happened, where, what to do, in Chinese. */
    default String zh() {
        return words().zh();
    }

    /** The same in English. */
    default String en() {
        return words().en();
    }

    /** The asker's below 500, ours from there on, where the fault doesn't say otherwise. */
    @Override
    default Kind kind() {
        return status() >= 500 ? Kind.SYSTEM : Kind.USER;
    }

    /** The fault, ready to throw; {@code named} fills the places in its words and holds no personal data. */
    default FaultException with(Object... named) {
        return new FaultException(this, zh().formatted(named), en().formatted(named));
    }
}
