package cn.xiaokang.dashboards.asset;

import java.util.Arrays;
import java.util.Objects;

/**
 * One file for the browser.
 *
 * @param type its content type
 * @param digest of its content, for the ETag
 */
@SuppressWarnings("ArrayRecordComponent") // its equality is told below, and the bytes are the cached file itself
public record Asset(byte[] content, String type, String digest) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Asset asset
                && Arrays.equals(content, asset.content)
                && type.equals(asset.type)
                && digest.equals(asset.digest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, digest);
    }

    @Override
    public String toString() {
        return "Asset[" + type + ", " + content.length + " bytes, " + digest + "]";
    }
}
