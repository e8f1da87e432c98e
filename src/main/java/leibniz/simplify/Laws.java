package leibniz.simplify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Junction;
import leibniz.parse.FormulaReader;
import leibniz.parse.KnownFunctions;
import leibniz.parse.Limits;
import leibniz.rewrite.Law;
import leibniz.rewrite.LawIndex;

/// The laws of `laws.txt`, by group.
public final class Laws {
  private static final Map<String, List<Law>> GROUPS = load();
  private static final LawIndex ALL = index(EnumSet.allOf(Group.class));

  /// What keeps digits, whatever it costs.
  static final LawIndex STABILISATION = new LawIndex(GROUPS.get("stabilisation"));

  private Laws() {}

  /// The groups and their laws, in the order of the file.
  public static Map<String, List<Law>> groups() {
    return GROUPS;
  }

  /// The laws of some groups that are applied where they lower the cost; stabilising ones, which
  /// may raise it, have to be asked for.
  static LawIndex of(Set<Group> groups) {
    return groups.size() == Group.values().length ? ALL : index(groups);
  }

  private static LawIndex index(Set<Group> groups) {
    return new LawIndex(
        groups.stream()
            .flatMap(group -> GROUPS.getOrDefault(group.text(), List.of()).stream())
            .toList());
  }

  /// Reads a law.
  ///
  /// @param text as in `ln(a^b) = b*ln(a) where a > 0`
  public static Law parse(String group, String text) {
    String[] parts = text.split("\\s+where\\s+", 2);
    String[] sides = parts[0].split(" = ", 2);
    List<String> texts = new ArrayList<>(List.of(sides));
    if (parts.length > 1) {
      texts.add("if(" + parts[1] + ", 1, 0)");
    }
    List<Expr> read =
        FormulaReader.read(texts, null, KnownFunctions.STANDARD, Limits.DEFAULT).expressions();
    Graph graph = new Graph();
    Algebra algebra = new Algebra(graph);
    List<Expr> normal = new ArrayList<>();
    Dag dag = Dag.of(read.subList(0, 2));
    for (var side : Normalization.of(algebra).run(graph.adopted(dag))) {
      normal.add((Expr) side);
    }
    List<Condition> conditions = new ArrayList<>();
    if (read.size() > 2) {
      Condition whole = ((Choice) read.get(2)).condition();
      while (whole instanceof Junction j && j.kind() == Junction.Kind.AND) {
        conditions.addFirst(j.right());
        whole = j.left();
      }
      conditions.addFirst(whole);
    }
    return new Law(parts[0].strip(), group, normal.get(0), normal.get(1), conditions);
  }

  private static Map<String, List<Law>> load() {
    Map<String, List<Law>> groups = new LinkedHashMap<>();
    try (InputStream in = Laws.class.getResourceAsStream("laws.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String group = null;
      for (String line : reader.lines().toList()) {
        if (line.startsWith("[")) {
          group = line.substring(1, line.indexOf(']'));
          groups.put(group, new ArrayList<>());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          groups.get(group).add(parse(group, line.strip()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return groups;
  }
}
