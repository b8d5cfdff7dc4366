package dev.baton.audit.lines;

import java.util.Arrays;

/** Lines as JSON objects. */
final class LineReader {

    private final CanonicalScan scan = new CanonicalScan();

    Members members(ExportLines.Raw raw) throws NoLine {
        if (raw.isTooLong()) {
            throw new NoLine("is longer than the %d bytes that a line may have".formatted(ExportLines.LONGEST));
        }
        var bytes = Arrays.copyOfRange(raw.bytes(), raw.from(), raw.to());
        if (!scan.isCanonicalObject(bytes, 0, bytes.length)) {
            bytes = Rewritten.canonical(bytes);
            if (!scan.isCanonicalObject(bytes, 0, bytes.length)) {
                throw new NoLine("is no object, or nested too deep");
            }
        }
        return scan.members().kept();
    }
}
