package cn.xiaokang.api.bench;

import cn.xiaokang.warehouse.catalogue.DataSet;
import cn.xiaokang.warehouse.engine.DataSetFiles.Form;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Downloads the largest file of open data as anyone would: whole, again and again, and once broken off half-way and taken up by Range. */
final class Downloads {
    /** So much goes over before a rate is stated: a short file tells of the first byte and not of the stream. */
    private static final long LEAST_BYTES = 256L << 20;

    private final Client client;

    Downloads(Client client) {
        this.client = client;
    }

    /**
     * What the downloads came to.
     *
     * @param set the data set
     * @param bytes of its CSV file
     * @param times how often it was fetched whole
     * @param megabytesASecond over all of them, in 1,000,000 bytes
     * @param isSameTakenUp whether two halves, the second by Range, have the digest of the whole
     */
    record Bulk(String set, long bytes, int times, double megabytesASecond, boolean isSameTakenUp) {}

    /** Of the largest posted set; empty where nothing is posted. */
    Optional<Bulk> measure(Collection<DataSet> sets) throws IOException, InterruptedException {
        byte[] whole = new byte[0];
        String of = "";
        for (String id : sets.stream().map(DataSet::id).toList()) {
            HttpResponse<byte[]> file = client.download(path(id), null);
            if (file.statusCode() == 200 && file.body().length > whole.length) {
                whole = file.body();
                of = id;
            }
        }
        if (whole.length == 0) {
            return Optional.empty();
        }
        int times = (int) Math.max(1, LEAST_BYTES / whole.length);
        long startedAt = System.nanoTime();
        for (int i = 0; i < times; i++) {
            if (client.download(path(of), null).body().length != whole.length) {
                throw new IllegalStateException(path(of) + " came short");
            }
        }
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        int half = whole.length / 2;
        HttpResponse<byte[]> rest = client.download(path(of), "bytes=" + half + "-");
        MessageDigest joined = DigestUtils.getSha256Digest();
        joined.update(whole, 0, half);
        joined.update(rest.body());
        return Optional.of(new Bulk(
                of,
                whole.length,
                times,
                (double) whole.length * times / seconds / 1e6,
                rest.statusCode() == 206
                        && HexFormat.of().formatHex(joined.digest()).equals(DigestUtils.sha256Hex(whole))));
    }

    private static String path(String set) {
        return "/api/v1/public/datasets/" + set + "/files/" + Form.CSV.ending();
    }
}
