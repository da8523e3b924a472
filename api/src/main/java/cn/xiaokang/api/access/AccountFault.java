package cn.xiaokang.api.access;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.Kind;

/** What can be wrong when accounts are managed. */
public enum AccountFault implements FaultCode {
    NAME_TAKEN,
    UNKNOWN_USER,
    BAD_NAME,
    BAD_COUNTY,
    WEAK_PASSWORD;

    @Override
    public String code() {
        return "ACCOUNT-" + name();
    }

    @Override
    public Kind kind() {
        return Kind.USER;
    }
}
