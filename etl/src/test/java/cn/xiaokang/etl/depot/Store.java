package cn.xiaokang.etl.depot;

import cn.xiaokang.etl.workplace.WorkplaceAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;

/**
 * A store that runs for the tests.
 *
 * @param place an address in it
 * @param settings what a depot there needs
 * @param stop ends it
 */
public record Store(URI place, Map<String, String> settings, AutoCloseable stop) {
    /** HDFS: a name node and a data node. */
    public static Store hdfs(Path folder) throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(
                MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toAbsolutePath().toString());
        MiniDFSCluster cluster =
                new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        cluster.waitActive();
        return new Store(URI.create(cluster.getURI() + "/xiaokang"), Map.of(), cluster::shutdown);
    }

    /** The S3 protocol over objects in memory, behind a key. */
    public static Store s3() throws Exception {
        BlobStoreContext context = ContextBuilder.newBuilder(new TransientApiMetadata())
                .credentials("depot", "depot-secret")
                .build(BlobStoreContext.class);
        BlobStore objects = context.getBlobStore();
        objects.createContainerInLocation(null, "city");
        S3Proxy server = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "depot", "depot-secret")
                .build();
        server.start();
        return new Store(
                URI.create("s3a://city/xiaokang"),
                Map.of(
                        "fs.s3a.endpoint",
                        "http://127.0.0.1:" + server.getPort(),
                        "fs.s3a.endpoint.region",
                        "us-east-1",
                        "fs.s3a.path.style.access",
                        "true",
                        // many objects in one request, which this server does not know
                        "fs.s3a.multiobjectdelete.enable",
                        "false",
                        "fs.s3a.access.key",
                        "depot",
                        "fs.s3a.secret.key",
                        "depot-secret"),
                () -> {
                    server.stop();
                    context.close();
                });
    }

    /** The same store, with another depot in it. */
    public Store at(String name) {
        return new Store(URI.create(place + "/" + name), settings, stop);
    }

    /** Its files, past the depot. */
    public FileSystem files() throws IOException {
        Configuration configuration = new Configuration();
        settings.forEach(configuration::set);
        return FileSystem.newInstance(place, configuration);
    }

    /** Its scheme, by which tests are named. */
    @Override
    public String toString() {
        return place.getScheme();
    }

    /** The same place, for a load to work in. */
    public WorkplaceAddress forLoads() {
        return new WorkplaceAddress(place, settings);
    }

    Depot open() {
        return Depot.at(place, settings);
    }

    /** Ends it for all that lies in it. */
    public void end() throws Exception {
        stop.close();
    }
}
