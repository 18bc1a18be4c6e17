package loopvspool.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A CSV file that grows by the rows of one step after another. */
final class CsvFile {
    private CsvFile() {}

    /** To the millisecond, as Gatling's clock goes by which an answer is timed: what a difference shows beyond that is noise. */
    static double exactSeconds(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }

    /** Appends rows, all or none; a file that does not exist yet, or is empty, gets its header first. */
    static void append(Path file, String[] header, List<Object[]> rows) throws IOException {
        long length = Files.exists(file) ? Files.size(file) : 0;
        CSVFormat format =
                length == 0 ? CSVFormat.DEFAULT.builder().setHeader(header).get() : CSVFormat.DEFAULT;
        byte[] text = text(format, rows).getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            try {
                ByteBuffer buffer = ByteBuffer.wrap(text);
                channel.position(length);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) {
                // The disk is full. What did fit in is taken back, or these rows would stand twice after a retry.
                channel.truncate(length);
                throw e;
            }
        }
    }

    private static String text(CSVFormat format, List<Object[]> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, format)) {
            for (Object[] row : rows) {
                csv.printRecord(row);
            }
        }
        return text.toString();
    }
}
