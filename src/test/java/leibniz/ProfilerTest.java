package leibniz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import leibniz.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A profiler names the lines of a program: Flight Recorder shows the frames of hidden classes,
/// with lines where HotSpot keeps them for all instructions.
class ProfilerTest {
  @TempDir Path folder;

  @Test
  void samplesNameTheLinesOfTheProgram() throws Exception {
    String said =
        Fork.run(
            folder,
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"),
            Profiled.class);
    List<String> methods = said.lines().toList();
    assertTrue(methods.contains("applyAsDouble"), said);
    assertTrue(methods.stream().anyMatch(s -> s.matches("evaluate_t\\d+_t\\d+")), said);
  }

  /// Runs compiled code of one method and of many until samples of both have been seen with lines
  /// of their programs.
  static final class Profiled {
    private Profiled() {}

    /// Seconds after which no sample will come any more.
    private static final int PATIENCE = 60;

    public static void main(String[] arguments) throws IOException {
      CompiledFormula small = Formula.parse("sum(i, 1, 50, (x + i)*(y - i)/(i + x^2))").compile();
      CompiledSystem large =
          FormulaSystem.parse("sum(i, 1, 700, (x + i)*(y - i)/(i + x^2))", "x/y").compile();
      Set<String> seen = new TreeSet<>(); // methods
      for (int second = 0; second < PATIENCE && !isEnough(seen); second++) {
        try (Recording recording = new Recording()) {
          recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
          recording.start();
          run(small, large);
          recording.stop();
          Path file = Path.of("sampled.jfr");
          recording.dump(file);
          for (RecordedFrame frame : frames(file)) {
            String method = frame.getMethod().getName();
            Program program =
                method.equals("applyAsDouble") ? small.program(method) : large.program("evaluate");
            if (frame.getLineNumber() >= 1 && frame.getLineNumber() <= program.operations()) {
              seen.add(method);
            }
          }
        }
      }
      System.out.print(String.join("\n", seen));
    }

    private static boolean isEnough(Set<String> seen) {
      return seen.contains("applyAsDouble") && seen.stream().anyMatch(s -> s.contains("_t"));
    }

    private static void run(CompiledFormula small, CompiledSystem large) {
      double[] x = {0.3, 0.7};
      double[] out = new double[2];
      long end = System.nanoTime() + 1_000_000_000L;
      while (System.nanoTime() < end) {
        for (int k = 0; k < 1_000; k++) {
          x[0] += 1e-9 * small.applyAsDouble(x);
          large.evaluate(x, out);
        }
      }
    }

    /// The frames of compiled code that were running.
    private static List<RecordedFrame> frames(Path file) throws IOException {
      return RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.getEventType().getName().equals("jdk.ExecutionSample"))
          .map(event -> event.getStackTrace().getFrames().getFirst())
          .filter(frame -> frame.getMethod().getType().getName().startsWith("leibniz.Compiled."))
          .toList();
    }
  }
}
