package dev.baton;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with files, as a browser or Modeler sends it. */
final class Multipart {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final String boundary;

    Multipart(String boundary) {
        this.boundary = boundary;
    }

    Multipart field(String name, String value) {
        return part("name=\"%s\"".formatted(name), value.getBytes(StandardCharsets.UTF_8));
    }

    Multipart file(String name, byte[] content) {
        return part("name=\"%1$s\"; filename=\"%1$s\"".formatted(name), content);
    }

    byte[] bytes() {
        write("--" + boundary + "--\r\n");
        return bytes.toByteArray();
    }

    private Multipart part(String disposition, byte[] content) {
        write("--%s\r\nContent-Disposition: form-data; %s\r\n\r\n".formatted(boundary, disposition));
        bytes.writeBytes(content);
        write("\r\n");
        return this;
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
