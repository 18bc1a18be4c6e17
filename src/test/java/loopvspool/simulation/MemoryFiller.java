package loopvspool.simulation;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A Java agent that takes all memory of its JVM, and does not give it back, as soon as a file is there. */
public final class MemoryFiller implements Runnable {
    private static final int LARGEST = 1 << 20;
    private static final int SMALLEST = 16;

    private final File signal;
    private final List<byte[]> taken = new ArrayList<>();

    private MemoryFiller(File signal) {
        this.signal = signal;
    }

    /** Makes the agent's jar of this class. */
    static Path jar(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", MemoryFiller.class.getName());
        Path jar = folder.resolve("memory-filler.jar");
        String name = MemoryFiller.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                InputStream code = MemoryFiller.class.getClassLoader().getResourceAsStream(name)) {
            entries.putNextEntry(new JarEntry(name));
            code.transferTo(entries);
        }
        return jar;
    }

    /** What the JVM calls before the program begins. */
    public static void premain(String signal) {
        Thread thread = new Thread(new MemoryFiller(new File(signal)), "memory-filler");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!signal.exists()) {
                Thread.sleep(20);
            }
            while (true) {
                for (int size = LARGEST; size >= SMALLEST; size /= 2) {
                    fill(size);
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who goes on without the flag that ends the JVM goes on without memory. */
    private void fill(int size) {
        try {
            while (true) {
                taken.add(new byte[size]);
            }
        } catch (OutOfMemoryError e) {
            // What it is all about.
            return;
        }
    }
}
