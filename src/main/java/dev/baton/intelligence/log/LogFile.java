package dev.baton.intelligence.log;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** The lines of a file of separated values: UTF-8, else Windows-1252, plain or packed by gzip. */
final class LogFile {

    private static final int MAGIC = 0x1f8b;
    private static final String MARK = "\uFEFF";
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    /** A history is as long as it is; what bounds requests to a running Baton does not bound it. */
    private static final CsvMapper CSV = new CsvMapper(CsvFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(-1).build())
            .build());

    private final Path path;

    LogFile(Path path) {
        this.path = path;
    }

    /** The heading first. */
    List<String[]> lines(Character separator) {
        try {
            return lines(StandardCharsets.UTF_8, separator);
        } catch (CharacterCodingException otherwise) {
            return otherwise(separator);
        } catch (NoSuchFileException none) {
            throw new LogFault("There is no file " + path, none);
        } catch (IOException fault) {
            throw new LogFault("%s cannot be read: %s".formatted(path, fault.getMessage()), fault);
        }
    }

    private List<String[]> otherwise(Character separator) {
        try {
            return lines(Charset.forName("windows-1252"), separator);
        } catch (IOException fault) {
            throw new LogFault("%s cannot be read: %s".formatted(path, fault.getMessage()), fault);
        }
    }

    private List<String[]> lines(Charset charset, Character separator) throws IOException {
        var between = separator == null ? separator(charset) : separator;
        var known = new HashMap<String, String>();
        var lines = new ArrayList<String[]>();
        try (var reader = reader(charset);
                MappingIterator<String[]> values = CSV.readerFor(String[].class)
                        .with(CsvParser.Feature.WRAP_AS_ARRAY)
                        .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                        .with(CsvSchema.emptySchema().withColumnSeparator(between))
                        .readValues(reader)) {
            while (values.hasNext()) {
                lines.add(Arrays.stream(values.next())
                        .map(value -> known.computeIfAbsent(plain(value), text -> text))
                        .toArray(String[]::new));
            }
        } catch (RuntimeException fault) {
            if (fault.getCause() instanceof CharacterCodingException coding) {
                throw coding;
            }
            throw new LogFault(
                    "Line %d of %s cannot be read: %s".formatted(lines.size() + 1, path, fault.getMessage()), fault);
        }
        if (lines.isEmpty()) {
            throw new LogFault(path + " is empty");
        }
        return lines;
    }

    private static String plain(String value) {
        return value == null ? "" : value.startsWith(MARK) ? value.substring(1).strip() : value.strip();
    }

    /** The one that the heading has most of. */
    private char separator(Charset charset) throws IOException {
        try (var reader = new BufferedReader(reader(charset))) {
            var heading = String.valueOf(reader.readLine());
            Map<Character, Long> found = SEPARATORS.stream()
                    .collect(Collectors.toMap(
                            each -> each,
                            each -> heading.chars()
                                    .filter(character -> character == each)
                                    .count()));
            return SEPARATORS.stream().max(Comparator.comparingLong(found::get)).orElseThrow();
        }
    }

    private Reader reader(Charset charset) throws IOException {
        return new InputStreamReader(
                unpacked(),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private InputStream unpacked() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        in.mark(2);
        var magic = in.read() << 8 | in.read();
        in.reset();
        return magic == MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
