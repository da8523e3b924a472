package cn.xiaokang.etl.workplace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The warehouse's folder, which all processes of the load see. */
enum SameFolder implements Workplace {
    INSTANCE;

    @Override
    public boolean isHere() {
        return true;
    }

    @Override
    public String at(Path here) {
        // a path of Hadoop's, which unlike an address is not encoded
        return new org.apache.hadoop.fs.Path(here.toUri()).toString();
    }

    @Override
    public void give(Path folder) {
        // it is there
    }

    @Override
    public void take(Path folder) {
        // it is here
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void put(String name, byte[] bytes) {
        throw new IllegalStateException("tasks see the folder of " + name);
    }

    @Override
    public String named(String name) {
        throw new IllegalStateException("tasks see the folder of " + name);
    }

    @Override
    public void clearDead() {
        // the load clears its own folder
    }

    @Override
    public void close() {
        // it is the warehouse
    }
}
