package leibniz.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the benchmarks named by JMH's own arguments, and prints what was measured beside the
/// hand-written code of the same run.
public final class Benchmarks {
  private static final String HAND = "byHand";

  private Benchmarks() {}

  /// Takes JMH's arguments; without any it runs everything.
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(args);
    Options options =
        new OptionsBuilder()
            .parent(given)
            .forks(given.getForkCount().orElse(2))
            .warmupIterations(given.getWarmupIterations().orElse(5))
            .warmupTime(given.getWarmupTime().orElse(TimeValue.milliseconds(400)))
            .measurementIterations(given.getMeasurementIterations().orElse(5))
            .measurementTime(given.getMeasurementTime().orElse(TimeValue.milliseconds(400)))
            .addProfiler(GCProfiler.class)
            .jvmArgsPrepend("-Xmx4g") // -jvmArgs may ask for another
            .build();
    print(new Runner(options).run());
  }

  /// A row a benchmark and parameter: time, allocation, and the ratio to the hand-written code.
  private static void print(Collection<RunResult> results) {
    Map<String, Double> times = new TreeMap<>();
    Map<String, Double> bytes = new TreeMap<>();
    Map<String, String> units = new TreeMap<>();
    for (RunResult run : results) {
      String benchmark = run.getParams().getBenchmark();
      String parameters =
          String.join(
              ",",
              run.getParams().getParamsKeys().stream()
                  .map(k -> "%6s".formatted(run.getParams().getParam(k)))
                  .toList());
      String key = benchmark.substring("leibniz.bench.".length()) + " " + parameters;
      times.put(key, run.getPrimaryResult().getScore());
      units.put(key, run.getPrimaryResult().getScoreUnit());
      Result<?> allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
      bytes.put(key, allocated == null ? Double.NaN : allocated.getScore());
    }
    System.out.println("\n| benchmark | time | by hand = 1 | bytes a call |\n|---|---|---|---|");
    Map<String, double[]> logarithms = new TreeMap<>();
    times.forEach(
        (key, time) -> {
          String[] parts = key.split("[. ]+", 3);
          Double hand = times.get(key.replace("." + parts[1] + " ", "." + HAND + " "));
          String ratio = "";
          if (hand != null) {
            ratio = String.format(Locale.ROOT, "%.2f", time / hand);
            double[] sum =
                logarithms.computeIfAbsent(parts[0] + "." + parts[1], _ -> new double[2]);
            sum[0] += Math.log(time / hand);
            sum[1]++;
          }
          System.out.printf(
              Locale.ROOT,
              "| %s | %.3f %s | %s | %.1f |%n",
              key,
              time,
              units.get(key),
              ratio,
              bytes.get(key));
        });
    logarithms.forEach(
        (name, sum) ->
            System.out.printf(
                Locale.ROOT,
                "%s: geometric mean %.3f of by hand%n",
                name,
                Math.exp(sum[0] / sum[1])));
  }
}
