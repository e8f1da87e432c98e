package leibniz;

import java.util.ArrayList;
import java.util.List;
import leibniz.jit.Entry;
import leibniz.jit.Output;

/// The class of a formula or a system that implements a functional interface of the user's, whose
/// method an [InterfaceMethod] reads.
final class InterfaceCompilation<T> extends InstanceCompilation<T> {
  private final Symbolic<?> ordered; // the parameters, then the variables as the method has them
  private final InterfaceMethod method;

  /// @throws IllegalArgumentException when the interface does not fit
  InterfaceCompilation(
      Symbolic<?> what, Class<T> type, CompileOptions options, List<String> parameters) {
    List<String> order = new ArrayList<>(Compilation.parameters(parameters, what.variables()));
    InterfaceMethod read =
        new InterfaceMethod(
            type,
            Compilation.without(order, what.variables()),
            switch (what) {
              case Formula _ -> InterfaceResults.OF_FORMULA;
              case FormulaSystem _ -> InterfaceResults.OF_SYSTEM;
            });
    order.addAll(read.variables());
    this.method = read;
    this.ordered =
        order.equals(what.variables()) ? what : what.with(what.entries(), order, List.of());
    super(what, order, type, options, parameters);
  }

  @Override
  List<Entry> entries() {
    List<Output.Kind> kinds = method.results();
    List<Output> places = places();
    List<Output> results = new ArrayList<>();
    for (int k = 0; k < kinds.size(); k++) {
      results.add(places.get(k).in(kinds.get(k)));
    }
    Entries entries = new Entries(options, parameters());
    entries.add(
        method.name(),
        List.of(method.input()),
        method.returnsValue(),
        results,
        () -> computed(kinds.size()));
    return entries.all();
  }

  /// What the arrays receive, of which the first ones are there.
  private List<Output> places() {
    int n = method.variables().size();
    return switch (ordered) {
      case Formula _ -> List.of(Output.vector(n), Output.matrix(n, n));
      case FormulaSystem s ->
          List.of(Output.matrix(s.rows(), s.columns()), Output.matrix(s.size(), n));
    };
  }

  /// What fills so many arrays, behind the value of a formula.
  private FormulaSystem computed(int arrays) {
    String[] by = method.variables().toArray(String[]::new);
    return switch (ordered) {
      case Formula f when arrays == 0 -> f.asSystem();
      case Formula f when arrays == 1 -> f.valueAndGradient(by);
      case Formula f -> joined(f.valueAndGradient(by), f.hessian(by));
      case FormulaSystem s when arrays == 1 -> s;
      case FormulaSystem s -> joined(s, s.jacobian(by));
    };
  }

  private FormulaSystem joined(FormulaSystem first, FormulaSystem second) {
    return new FormulaSystem(
        Compilation.inOneRow(first.matrix(), second.matrix()), ordered.variables());
  }
}
