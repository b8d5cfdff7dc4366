package dev.baton.audit.away;

import dev.baton.audit.log.Checkpoints.Signed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** A file to which notes are appended, one after the other: on another disk, or one that cannot be rewritten. */
@Component
@ConditionalOnExpression("!'${baton.audit.checkpoint-file:}'.isBlank()")
class KeepInFile implements Keeper {

    private final Path file;

    KeepInFile(@Value("${baton.audit.checkpoint-file}") Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public void keep(Signed checkpoint, long before) throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            var note = ByteBuffer.wrap((checkpoint.note() + "\n").getBytes(StandardCharsets.UTF_8));
            while (note.hasRemaining()) {
                channel.write(note);
            }
            channel.force(true);
        }
    }
}
