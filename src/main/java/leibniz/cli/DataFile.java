package leibniz.cli;

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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/// Columns of numbers from a CSV file whose first row names them.
final class DataFile {
  private DataFile() {}

  /// Reads the columns of a file that are wanted; the others may hold anything.
  ///
  /// @throws IllegalArgumentException when the file cannot be read or a value is no number; says in
  ///   which line and column
  static Map<String, double[]> read(Path file, char delimiter, Set<String> wanted) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser parser = parser(file, format)) {
      return columns(file, parser, wanted);
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
      return CSVParser.parse(Files.newBufferedReader(file), format);
    } catch (IllegalArgumentException e) { // of the first row: empty or equal names
      throw new IllegalArgumentException(file + ", line 1: " + e.getMessage(), e);
    }
  }

  private static Map<String, double[]> columns(Path file, CSVParser parser, Set<String> wanted) {
    List<String> names = new ArrayList<>(parser.getHeaderNames());
    if (names.isEmpty()) {
      throw new IllegalArgumentException(file + " is empty: its first row must name the columns");
    }
    names.removeIf(name -> !wanted.contains(name));
    double[][] values = new double[names.size()][16];
    int rows = 0;
    for (CSVRecord record : parser) {
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
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(where + "'" + text + "' is no number", e);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(where + "'" + text + "' is not finite");
    }
    return value;
  }
}
