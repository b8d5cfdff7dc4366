package dev.baton.attachments;

import dev.baton.casefile.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.MultipartStream;
import org.apache.commons.fileupload.RequestContext;
import org.jspecify.annotations.Nullable;

/** The file in a multipart body, read as it comes in. */
public final class UploadedFile {

    private static final String FIELD = "file";
    private static final String MISSING =
            "is missing: send it as multipart/form-data, in a part called \"file\" that has a filename";
    private static final int LONGEST_HEADER = 8 * 1024;

    private UploadedFile() {}

    /** What is done with it. */
    public interface Use<T> {
        T with(@Nullable String name, InputStream content) throws IOException;
    }

    /** @throws Refusal where the body has no such part, or is none of multipart */
    public static <T> T of(HttpServletRequest request, Use<T> use) throws IOException {
        var upload = new FileUpload();
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        upload.setPartHeaderSizeMax(LONGEST_HEADER);
        try {
            var parts = upload.getItemIterator(new Body(request));
            while (parts.hasNext()) {
                var part = parts.next();
                if (!part.isFormField() && FIELD.equals(part.getFieldName())) {
                    return use.with(name(part), part.openStream());
                }
            }
        } catch (FileUploadException | MultipartStream.MalformedStreamException malformed) {
            throw new Refusal(FIELD, MISSING);
        }
        throw new Refusal(FIELD, MISSING);
    }

    private static @Nullable String name(FileItemStream part) {
        try {
            return part.getName();
        } catch (InvalidFileNameException withNull) {
            return withNull.getName();
        }
    }

    private record Body(HttpServletRequest request) implements RequestContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public @Nullable String getContentType() {
            return request.getContentType();
        }

        @Override
        public int getContentLength() {
            return request.getContentLength();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return request.getInputStream();
        }
    }
}
