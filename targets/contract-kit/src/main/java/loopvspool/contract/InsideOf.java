package loopvspool.contract;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The heap and the open files of another JVM of this user. */
final class InsideOf implements AutoCloseable {

    private final JMXConnector connection;
    private final MemoryMXBean memory;
    private final UnixOperatingSystemMXBean system;

    InsideOf(long pid) throws IOException {
        connection = JMXConnectorFactory.connect(new JMXServiceURL(agent(pid)));
        memory = ManagementFactory.newPlatformMXBeanProxy(
                connection.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        system = ManagementFactory.newPlatformMXBeanProxy(
                connection.getMBeanServerConnection(),
                ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME,
                UnixOperatingSystemMXBean.class);
    }

    /** What is in use right after a collection, in bytes. */
    long liveBytes() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** How many files it has open, connections among them. */
    long openFiles() {
        return system.getOpenFileDescriptorCount();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private static String agent(long pid) throws IOException {
        try {
            VirtualMachine jvm = VirtualMachine.attach(String.valueOf(pid));
            try {
                return jvm.startLocalManagementAgent();
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot look into JVM " + pid, e);
        }
    }
}
