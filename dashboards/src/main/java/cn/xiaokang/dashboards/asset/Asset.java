package cn.xiaokang.dashboards.asset;

/** One file for the browser: its content, its type, and the digest of its content for the ETag. */
public final class Asset {
    private final byte[] content;
    private final String type;
    private final String digest;

    Asset(byte[] content, String type, String digest) {
        this.content = content;
        this.type = type;
        this.digest = digest;
    }

    /** The bytes, as a copy. */
    public byte[] content() {
        return content.clone();
    }

    /** Its content type. */
    public String type() {
        return type;
    }

    /** Names its content. */
    public String digest() {
        return digest;
    }
}
