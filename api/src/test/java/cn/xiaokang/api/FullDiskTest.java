package cn.xiaokang.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.xiaokang.warehouse.fault.FaultException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full, one that can't be written, and a folder that can't be made. */
class FullDiskTest {
    private static final String PUBLIC = "/api/v1/public/overview";
    private static final String LOOK = "/api/v1/households/330481000001?purpose=a%20full%20disk";

    private static final String MAKE_DISK = "/usr/sbin/mkfs.ext4";

    /** Enough for the server's own files, and quickly made. */
    private static final long IMAGE_BYTES = 32L << 20;

    @TempDir
    Path folder;

    @Test
    void aDiskThatIsFullIsToldAndAllGoesOnWhenThatIsMended() throws Exception {
        SmallWarehouse city = published();
        Path disk = smallDisk();
        try (SmallServer server = SmallServer.start(city.folder(), disk.resolve("state"))) {
            assertEquals(200, server.get("inspector", LOOK).statusCode());
            // what the public sees is of a release, which is written once a snapshot
            assertEquals(200, server.get(PUBLIC).statusCode());
            int looks = server.accessEntries().size();
            Path filler = disk.resolve("filler");
            fill(filler);
            assertTold(server, "STORE-UNWRITABLE");
            Files.delete(filler);
            assertEquals(200, server.get("inspector", LOOK).statusCode(), "without a restart");
            assertEquals(looks + 1, server.accessEntries().size(), "nothing half written");
            assertTrue(server.application().accessLog().firstBroken().isEmpty());
        } finally {
            assertEquals(0, run("umount", "-l", disk.toString()));
        }
    }

    /** As the kernel does where a disk fails: whatever is open stays open, and nothing can be written. */
    @Test
    void aDiskThatBecomesReadOnlyWhileItServesIsTold() throws Exception {
        SmallWarehouse city = published();
        Path image = folder.resolve("image");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(IMAGE_BYTES);
        }
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                Files.isExecutable(Path.of(MAKE_DISK))
                        && run(MAKE_DISK, "-q", image.toString()) == 0
                        && run("mount", "-o", "loop,errors=remount-ro", image.toString(), disk.toString()) == 0,
                "a file may be mounted as a disk on this machine");
        try (SmallServer server = SmallServer.start(city.folder(), disk.resolve("state"))) {
            assertEquals(200, server.get("inspector", LOOK).statusCode());
            assertEquals(200, server.get(PUBLIC).statusCode());
            assertEquals(0, run("mount", "-o", "remount,abort", disk.toString()));
            assertTold(server, "STORE-UNWRITABLE");
        } finally {
            assertEquals(0, run("umount", "-l", disk.toString()));
        }
    }

    @Test
    void aDiskThatIsReadOnlyIsSaidAtTheStartAndAllGoesOnWhenThatIsMended() throws Exception {
        SmallWarehouse city = published();
        Path disk = smallDisk();
        Path state = disk.resolve("state");
        try {
            try (SmallServer server = SmallServer.start(city.folder(), state)) {
                assertEquals(200, server.get("inspector", LOOK).statusCode());
            }
            assertEquals(0, run("mount", "-o", "remount,ro", disk.toString()));
            FaultException fault = assertThrows(FaultException.class, () -> SmallServer.start(city.folder(), state));
            assertEquals("STORE-UNWRITABLE", fault.code().code());
            assertEquals(0, run("mount", "-o", "remount,rw", disk.toString()));
            try (SmallServer server = SmallServer.start(city.folder(), state)) {
                assertEquals(200, server.get("inspector", LOOK).statusCode());
                assertTrue(server.application().accessLog().firstBroken().isEmpty());
            }
        } finally {
            assertEquals(0, run("umount", "-l", disk.toString()));
        }
    }

    private SmallWarehouse published() throws Exception {
        SmallWarehouse city = SmallWarehouse.in(folder.resolve("warehouse"));
        assertFalse(city.publish(1).id().isEmpty());
        return city;
    }

    private Path smallDisk() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", disk.toString()) == 0,
                "a small disk may be mounted on this machine");
        return disk;
    }

    /** A look that can't be recorded is not given; reading what records nothing goes on. */
    private static void assertTold(SmallServer server, String code) {
        List<Integer> answers = new ArrayList<>();
        HttpResponse<String> refused = server.get("inspector", LOOK);
        // what was freed within the file itself holds some entries more
        for (int tries = 0; tries < 2_000 && refused.statusCode() == 200; tries++) {
            answers.add(refused.statusCode());
            refused = server.get("inspector", LOOK);
        }
        assertEquals(503, refused.statusCode(), refused.body());
        assertEquals(code, SmallServer.json(refused).get("code").asText());
        assertEquals(0, answers.size(), "the disk was full at once");
        assertEquals(200, server.get(PUBLIC).statusCode());
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidAtTheStart() throws Exception {
        SmallWarehouse city = published();
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        FaultException fault =
                assertThrows(FaultException.class, () -> SmallServer.start(city.folder(), file.resolve("state")));
        assertEquals("STORE-UNWRITABLE", fault.code().code());
    }

    private static void fill(Path file) throws IOException {
        byte[] some = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(some);
            }
        } catch (IOException full) {
            assertTrue(Files.size(file) > 0, full.getMessage());
        }
    }

    private static int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int ended = process.waitFor();
        assertTrue(ended == 0 || !said.isEmpty(), said);
        return ended;
    }
}
