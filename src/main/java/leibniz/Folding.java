package leibniz;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import leibniz.expr.Count;

/// Which steps of an explanation are shown, when they are many: the first by each law, as many of
/// each as there is room for. What stands between is told in one line.
final class Folding {
  /// More laws are not named in one line.
  private static final int NAMED = 3;

  private final List<Explanation.Step> steps;
  private final BitSet shown = new BitSet();

  /// @param most how many steps are shown, at most
  Folding(List<Explanation.Step> steps, int most) {
    this.steps = steps;
    Map<String, Integer> counts = new HashMap<>();
    steps.forEach(s -> counts.merge(s.law(), 1, Integer::sum));
    int quota = most;
    while (quota > 1 && shown(counts, quota) > most) {
      quota--;
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int k = 0; k < steps.size() && shown.cardinality() < most; k++) {
      shown.set(k, seen.merge(steps.get(k).law(), 1, Integer::sum) <= quota);
    }
  }

  private static int shown(Map<String, Integer> counts, int quota) {
    return counts.values().stream().mapToInt(n -> Math.min(n, quota)).sum();
  }

  /// The steps that are shown.
  List<Explanation.Step> shown() {
    return shown.stream().mapToObj(steps::get).toList();
  }

  /// Goes through the steps in their order: those that are shown, and lines for the others.
  void forEach(Consumer<Explanation.Step> step, Consumer<String> folded) {
    int k = 0;
    while (k < steps.size()) {
      if (shown.get(k)) {
        step.accept(steps.get(k++));
      } else {
        int next = shown.nextSetBit(k);
        int end = next < 0 ? steps.size() : next;
        folded.accept(line(steps.subList(k, end)));
        k = end;
      }
    }
  }

  private static String line(List<Explanation.Step> folded) {
    List<String> laws =
        new ArrayList<>(
            folded.stream().map(Explanation.Step::law).distinct().limit(NAMED + 1).toList());
    if (laws.size() > NAMED) {
      laws.set(NAMED, "others");
    }
    return String.format(
        Locale.ROOT,
        "… %,d more %s by %s",
        folded.size(),
        Count.plural(folded.size(), "step"),
        String.join("; ", laws));
  }
}
