package leibniz.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import leibniz.CompileOptions;
import leibniz.CompiledSystem;
import leibniz.Equation;
import leibniz.Formula;
import leibniz.FormulaSystem;

/// What users feel first: the time from text to a first answer in a fresh JVM, with and without an
/// AOT cache. JMH measures what comes after.
///
/// Each task runs in JVMs of its own, on the class path of a user: jars of the library and of what
/// it brings. Medians are printed as a table; "process" is from the start of the JVM to its end.
public final class ColdStart {
  private static final int RUNS = 10;

  /// What docs/compiled.md advises for programs that end within seconds.
  private static final List<String> SHORT =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmn16m");

  private static final String GRADIENT = "100*(y - x^2)^2 + (1 - x)^2";

  /// What is done between two looks at the clock.
  private enum Task {
    PARSE("text to formula"),
    EVALUATE("text to value, interpreted"),
    COMPILE("text to value, compiled"),
    GRADIENT("text to value and gradient, compiled"),
    SIMPLIFY("text to simplified formula"),
    SOLVE("text to solution of an equation"),
    LUKSAN_VLCEK_INTERPRETED("Luksan-Vlcek 1, N = 400: texts to all four outputs, interpreted"),
    LUKSAN_VLCEK("the same, compiled"),
    LUKSAN_VLCEK_BACKGROUND("the same, the class made in the background");

    private final String text;

    Task(String text) {
      this.text = text;
    }
  }

  private ColdStart() {}

  /// Without arguments measures all tasks.
  ///
  /// @param args the name of a task, which is then run once in this JVM; or a jar of the library in
  ///   place of the one of the class path
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 1 && !args[0].endsWith(".jar")) {
      System.out.println(nanos(Task.valueOf(args[0])));
      return;
    }
    Path folder = Files.createTempDirectory("leibniz-cold");
    String classPath = classPath(folder, args.length == 0 ? null : args[0]);
    System.out.println(
        "| ms | first | process | first, AOT cache | process, AOT cache"
            + " | first, cache and options for short runs | process |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (Task task : Task.values()) {
      System.out.println(
          "| "
              + task.text
              + " | "
              + medians(List.of("-cp", classPath), task)
              + medians(cached(folder.resolve(task + ".aot"), classPath, List.of(), task), task)
              + medians(cached(folder.resolve(task + "-short.aot"), classPath, SHORT, task), task));
    }
  }

  /// The options to run a task with a cache that is made here, by a run with the same options.
  private static List<String> cached(Path cache, String classPath, List<String> options, Task task)
      throws IOException, InterruptedException {
    List<String> plain = Stream.concat(options.stream(), Stream.of("-cp", classPath)).toList();
    run(Stream.concat(Stream.of("-XX:AOTCacheOutput=" + cache), plain.stream()).toList(), task);
    return Stream.concat(Stream.of("-XX:AOTCache=" + cache), plain.stream()).toList();
  }

  private static long nanos(Task task) {
    List<String> texts =
        task.compareTo(Task.LUKSAN_VLCEK_INTERPRETED) < 0 ? List.of() : LuksanVlcek.texts(400);
    double[] at = LuksanVlcek.point(400);
    double[] out = new double[3000];
    long start = System.nanoTime();
    double answer =
        switch (task) {
          case PARSE -> Formula.parse("a*x^2 + sin(x)/y").variables().size();
          case EVALUATE -> Formula.parse("a*x^2 + sin(x)/y").evaluate(1, 2, 3);
          case COMPILE -> Formula.parse("a*x^2 + sin(x)/y").compile().applyAsDouble(1, 2, 3);
          case GRADIENT ->
              Formula.parse(GRADIENT)
                  .compile()
                  .valueAndGradient(new double[] {-1.2, 1}, new double[2]);
          case SIMPLIFY ->
              Formula.parse("3*z*sin(y)^2 + x + 3*z*cos(y)^2").simplify().variables().size();
          case SOLVE -> Equation.parse("y = a*exp(-k*t)").solve("t").toString().length();
          case LUKSAN_VLCEK_INTERPRETED -> LuksanVlcek.system(texts, 400).evaluate(at)[0];
          case LUKSAN_VLCEK -> first(texts, CompileOptions.DEFAULT, at, out);
          case LUKSAN_VLCEK_BACKGROUND ->
              first(texts, CompileOptions.DEFAULT.background(true), at, out);
        };
    long nanos = System.nanoTime() - start;
    if (Double.isNaN(answer)) {
      throw new IllegalStateException("no answer");
    }
    return nanos;
  }

  private static double first(
      List<String> texts, CompileOptions options, double[] at, double[] out) {
    FormulaSystem system = LuksanVlcek.system(texts, 400);
    CompiledSystem compiled = system.compile(options);
    compiled.evaluate(at, 0, out, 0);
    return out[0];
  }

  /// Medians of the time that a task takes, and of its process.
  private static String medians(List<String> options, Task task)
      throws IOException, InterruptedException {
    long[] first = new long[RUNS];
    long[] process = new long[RUNS];
    for (int k = 0; k < RUNS; k++) {
      long start = System.nanoTime();
      first[k] = run(options, task);
      process[k] = System.nanoTime() - start;
    }
    return milliseconds(first) + " | " + milliseconds(process) + " | ";
  }

  private static String milliseconds(long[] nanos) {
    Arrays.sort(nanos);
    return String.format(Locale.ROOT, "%.0f", nanos[nanos.length / 2] / 1e6);
  }

  private static long run(List<String> options, Task task)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of(ColdStart.class.getName(), task.name()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(task + " failed: " + String.join(" ", command));
    }
    return Long.parseLong(text.lines().findFirst().orElseThrow());
  }

  /// What a user has: an AOT cache wants jars, and these are opened when a class is looked for.
  private static String classPath(Path folder, String library) throws IOException {
    List<String> jars = new ArrayList<>();
    jars.add(library != null ? library : jar(folder, "leibniz", Formula.class));
    jars.add(jar(folder, "tasks", ColdStart.class));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (new File(entry)
          .getName()
          .matches("(antlr4-runtime|asm|commons-math3|commons-numbers-\\w+)-[\\d.]+jar")) {
        jars.add(entry);
      }
    }
    return String.join(File.pathSeparator, jars);
  }

  /// The folder of classes that a class is from, as a jar.
  private static String jar(Path folder, String name, Class<?> type) throws IOException {
    Path from = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    if (!Files.isDirectory(from)) {
      return from.toString();
    }
    Path jar = folder.resolve(name + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(from.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return jar.toString();
  }
}
