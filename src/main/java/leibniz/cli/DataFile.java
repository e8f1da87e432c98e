package leibniz.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/// Columns of numbers from a CSV file whose first row names them.
final class DataFile {
  /// What is a number in a file: not all that Java takes for one, such as `1f` and `0x1p3`.
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?|[-+]?(NaN|Infinity)");

  private DataFile() {}

  /// Reads the columns of a file that are wanted; the others may hold anything.
  ///
  /// @throws IllegalArgumentException when the file cannot be read or a value is no number; says in
  ///   which line and column
  static Map<String, double[]> read(
      Path file, char delimiter, Set<String> wanted, Set<String> given) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreSurroundingSpaces(true)
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser parser = parser(file, format)) {
      return columns(file, parser, wanted, given);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file, e);
    } catch (MalformedInputException e) {
      throw new IllegalArgumentException(file + " is no text in UTF-8", e);
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static CSVParser parser(Path file, CSVFormat format) throws IOException {
    try {
      return CSVParser.parse(withoutMark(Files.newBufferedReader(file)), format);
    } catch (IllegalArgumentException e) { // of the first row: empty or equal names
      String problem = e.getMessage().replaceFirst(" If this is valid.*", "");
      throw new IllegalArgumentException(file + ", line 1: " + problem, e);
    }
  }

  /// Without the byte order mark that some programs put before UTF-8.
  private static BufferedReader withoutMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static Map<String, double[]> columns(
      Path file, CSVParser parser, Set<String> wanted, Set<String> given) {
    List<String> names = new ArrayList<>(parser.getHeaderNames());
    if (names.isEmpty()) {
      throw new IllegalArgumentException(file + " is empty: its first row must name the columns");
    }
    TreeSet<String> unknown = new TreeSet<>(wanted);
    unknown.removeAll(names);
    unknown.removeAll(given);
    unknown.removeAll(Set.of("e", "pi", "π")); // constants where there is no such column
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is no column of %s, whose first row is %s, and has no start value"
              .formatted(unknown.first(), file, String.join(", ", names)));
    }
    names.removeIf(name -> !wanted.contains(name));
    double[][] values = new double[names.size()][16];
    int rows = 0;
    int width = parser.getHeaderNames().size();
    for (CSVRecord record : parser) {
      if (record.size() > width) {
        throw new IllegalArgumentException(
            "%s, line %d has %d value%s, and the first row names %d column%s"
                .formatted(
                    file,
                    parser.getCurrentLineNumber(),
                    record.size(),
                    record.size() == 1 ? "" : "s",
                    width,
                    width == 1 ? "" : "s"));
      }
      for (int k = 0; k < names.size(); k++) {
        if (rows == values[k].length) {
          values[k] = Arrays.copyOf(values[k], 2 * rows);
        }
        values[k][rows] = number(file, parser.getCurrentLineNumber(), record, names.get(k));
      }
      rows++;
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (int k = 0; k < names.size(); k++) {
      columns.put(names.get(k), Arrays.copyOf(values[k], rows));
    }
    return columns;
  }

  private static double number(Path file, long line, CSVRecord record, String column) {
    String where = "%s, line %d, column %s: ".formatted(file, line, column);
    if (!record.isSet(column)) {
      throw new IllegalArgumentException(where + "the value is missing");
    }
    String text = record.get(column);
    double value;
    try {
      value = Double.parseDouble(NUMBER.matcher(text).matches() ? text : "no number");
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(where + "'" + text + "' is no number", e);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(where + "'" + text + "' is not finite");
    }
    return value;
  }
}
