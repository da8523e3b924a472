package cn.xiaokang.warehouse.vault;

import cn.xiaokang.warehouse.fault.FaultCode;
import cn.xiaokang.warehouse.fault.FaultException;
import cn.xiaokang.warehouse.fault.Kind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the vault's keys. */
public enum VaultFault implements FaultCode {
    /** The key file lies in the folder of the data. */
    KEY_BESIDE_DATA(
            Kind.USER,
            "保险库密钥 %s 放在数据目录内，等于没有加密。请移到数据目录以外，并用 vault-key 指明新位置。",
            "The vault's key %s lies in the folder of the data, where it protects nothing: move it elsewhere and name the place by"
                    + " vault-key."),
    /** Others than the owner may read the key file. */
    KEY_OPEN_TO_OTHERS(
            Kind.USER,
            "保险库密钥 %s 可被其他用户读取。请执行 chmod 600 后重试。",
            "The vault's key %s can be read by other users: chmod 600 it and try again."),
    /** The key file is no key. */
    KEY_BROKEN(
            Kind.SYSTEM,
            "%s 不是完好的保险库密钥。请从另行保管的备份中取回该文件。",
            "%s is no whole key of a vault: bring the file back from where it was kept apart."),
    /** There is no key file, or this process may not read it, and the vault is sealed. */
    KEY_MISSING(
            Kind.USER,
            "找不到或无权读取保险库密钥 %s。请放回密钥文件，或用 vault-key 指明其位置。",
            "The vault's key %s is not there, or this user may not read it: put it back, or name its place by vault-key."),
    /** The key file holds another key than the vault was sealed with. */
    WRONG_KEY(
            Kind.USER,
            "密钥 %s 打不开本仓库的保险库：密钥已更换，或属于另一个仓库。请改用正确的密钥文件。",
            "The key %s does not open this warehouse's vault: it was rotated away, or is another warehouse's. Name the right file."),
    /** The vault's own list of sealed keys is gone or torn. */
    KEYS_LOST(
            Kind.SYSTEM,
            "保险库的 %s 缺失或损坏，加密的文件无法打开。请从备份恢复该文件。",
            "The vault's %s is missing or torn, and its files can't be opened: bring that file back from a backup."),
    /** A vault of before the encryption, which the next load seals. */
    NOT_SEALED(
            Kind.SYSTEM,
            "保险库 %s 尚未加密。请运行 load，首次入库时将自动加密。",
            "The vault %s is not sealed yet: run the command load, which seals it."),
    /** The file system refused. */
    UNWRITABLE(
            Kind.SYSTEM,
            "无法写入 %s。请检查权限与磁盘空间后重试；保险库仍可用原密钥打开。",
            "Cannot write %s: check the rights and the free space and try again; the vault still opens by the key of before.");

    private final Kind kind;
    private final String zh;
    private final String en;

    VaultFault(Kind kind, String zh, String en) {
        this.kind = kind;
        this.zh = zh;
        this.en = en;
    }

    /** This fault of that file. */
    public FaultException of(Path file) {
        return of(file, null);
    }

    /** The same with what brought it about. */
    public FaultException of(Path file, @Nullable Throwable cause) {
        return new FaultException(this, zh.formatted(file), en.formatted(file), cause);
    }

    @Override
    public String code() {
        return "VAULT-" + name();
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
