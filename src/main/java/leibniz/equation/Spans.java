package leibniz.equation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leibniz.expr.Algebra;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Negation;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Rational;
import leibniz.expr.Sum;
import leibniz.expr.Sym;
import leibniz.polynomial.Polynomials;

/// Comparisons decided by others of the same form with other numbers, and by the numbers that
/// functions can give: `y < 3` by `y <= 2`, `abs(sin(y)) <= 1` by nothing.
final class Spans {
  /// Larger comparisons are not brought to their form.
  private static final int LARGEST = 60;

  private final Graph graph;
  private final Algebra m;
  private final Map<Comparison, Form> forms = new HashMap<>();

  Spans(Graph graph) {
    this.graph = graph;
    this.m = new Algebra(graph);
  }

  /// A comparison of something without a number of its own, the first of its terms once, with a
  /// number.
  private record Form(Expr left, Relation relation, Rational right) {}

  /// Conditions that say the same of numbers: solved for a symbol that stands alone, those left out
  /// that follow from others, the assumed ones among these; null when they contradict each other.
  List<Condition> open(Collection<Condition> conditions, Collection<Condition> assumed) {
    List<Condition> kept = new ArrayList<>();
    for (Condition c : conditions) {
      Condition plain = solved(c);
      if (!kept.contains(plain)) {
        kept.add(plain);
      }
    }
    for (Condition c : List.copyOf(kept)) {
      if (!(c instanceof Comparison comparison) || form(comparison) == null) {
        continue;
      }
      List<Condition> others = new ArrayList<>(kept);
      others.remove(c);
      others.addAll(assumed);
      Boolean holds = holds(comparison, others);
      if (Boolean.FALSE.equals(holds)) {
        return null;
      }
      if (holds != null) {
        kept.remove(c);
      }
    }
    return met(kept);
  }

  /// `y == 3` for `y <= 3` and `y >= 3`.
  private List<Condition> met(List<Condition> conditions) {
    List<Condition> kept = new ArrayList<>(conditions);
    for (Condition c : conditions) {
      Form form = c instanceof Comparison comparison ? form(comparison) : null;
      if (form == null || form.relation != Relation.LE && form.relation != Relation.GE) {
        continue;
      }
      for (Condition d : conditions) {
        Form other = d instanceof Comparison comparison ? form(comparison) : null;
        boolean isOpposite =
            other != null
                && other.left == form.left
                && other.relation == Comparisons.mirrored(form.relation)
                && other.right.equals(form.right);
        if (isOpposite && kept.contains(c) && kept.remove(d)) {
          Comparison comparison = (Comparison) c;
          kept.set(
              kept.indexOf(c),
              graph.comparison(Relation.EQ, comparison.left(), comparison.right()));
        }
      }
    }
    return kept;
  }

  private Condition solved(Condition given) {
    Condition condition = given instanceof Negation n ? complement(n) : given;
    Form form = condition instanceof Comparison c ? form(c) : null;
    return form != null && form.left instanceof Sym
        ? graph.comparison(form.relation, form.left, graph.number(form.right))
        : condition;
  }

  /// `x <= 0` for `not x > 0`; what may have no value is left as it is.
  private Condition complement(Negation negation) {
    return negation.child(0) instanceof Comparison c
            && new Domains(m).ofValues(List.of(c.left(), c.right())).isEmpty()
        ? Comparisons.complement(c, graph)
        : negation;
  }

  /// Whether a comparison holds wherever others do, or nowhere; null when neither is certain.
  private Boolean holds(Comparison c, Collection<Condition> others) {
    Form form = form(c);
    Span span = span(form.left, others);
    Boolean holds = span.holds(form.relation, form.right);
    if (holds == null) {
      for (Condition other : others) {
        Form apart = other instanceof Comparison o ? form(o) : null;
        boolean isSame = apart != null && apart.left == form.left;
        if (isSame && apart.relation == Relation.NE && apart.right.equals(form.right)) {
          holds = form.relation == Relation.EQ ? Boolean.FALSE : holds;
        }
      }
    }
    boolean isDefined = !Boolean.TRUE.equals(holds) || isDefined(c, others);
    return isDefined ? holds : null;
  }

  /// Whether both sides are certain to have values.
  private boolean isDefined(Comparison c, Collection<Condition> others) {
    for (Condition domain : new Domains(m).ofValues(List.of(c.left(), c.right())).values()) {
      Form form = domain instanceof Comparison d ? form(d) : null;
      boolean isKnown =
          others.contains(domain)
              || form != null
                  && Boolean.TRUE.equals(span(form.left, others).holds(form.relation, form.right));
      if (!isKnown) {
        return false;
      }
    }
    return true;
  }

  /// The form of a comparison; null when it has none that is found.
  private Form form(Comparison given) {
    if (!forms.containsKey(given)) {
      forms.put(given, formed(given));
    }
    return forms.get(given);
  }

  private Form formed(Comparison c) {
    if (Dag.of(c).size() > LARGEST || Dag.of(c).symbols().isEmpty()) {
      return null;
    }
    try {
      return formed(
          c.relation(),
          graph.adopt(Polynomials.expand(List.of(m.subtract(c.left(), c.right()))).getFirst()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return null; // too many terms or digits: it stays as it is
    }
  }

  private Form formed(Relation given, Expr difference) {
    List<Expr> terms = new ArrayList<>();
    Rational number = Rational.ZERO;
    for (int k = 0; k < (difference instanceof Sum ? difference.arity() : 1); k++) {
      Expr term = difference instanceof Sum s ? s.child(k) : difference;
      if (!(term instanceof Num n)) {
        terms.add(term);
      } else if (n.isExact()) {
        number = number.plus(n.exact());
      } else {
        return null;
      }
    }
    Rational first = terms.isEmpty() ? Rational.ONE : coefficient(terms.getFirst());
    if (first == null) {
      return null;
    }
    Rational scale = first.reciprocal();
    Expr factor = graph.number(scale);
    Expr left = m.sum(terms.stream().map(t -> m.multiply(factor, t)).toList());
    Relation relation = scale.signum() < 0 ? Comparisons.mirrored(given) : given;
    return new Form(left, relation, number.negate().times(scale));
  }

  private static Rational coefficient(Expr term) {
    Expr first = term instanceof Product p ? p.child(0) : term;
    return !(first instanceof Num n) ? Rational.ONE : n.isExact() ? n.exact() : null;
  }

  /// The numbers that an expression can be where conditions hold, by the numbers that its parts can
  /// be.
  private Span span(Expr expr, Collection<Condition> conditions) {
    Map<Expr, Span> given = new HashMap<>();
    for (Condition condition : conditions) {
      Form form = condition instanceof Comparison c ? form(c) : null;
      if (form != null) {
        given.merge(form.left, Span.of(form.relation, form.right), Span::and);
      }
    }
    Dag dag = Dag.of(expr);
    Span[] spans = new Span[dag.size()];
    for (int i = 0; i < spans.length; i++) {
      if (dag.node(i) instanceof Expr part) {
        spans[i] = checked(part, dag, i, spans).and(given.getOrDefault(part, Span.ALL));
      }
    }
    return spans[dag.root(0)];
  }

  private static Span checked(Expr part, Dag dag, int i, Span[] spans) {
    try {
      return span(part, dag, i, spans);
    } catch (ArithmeticException e) {
      return Span.ALL; // too many digits for exact bounds
    }
  }

  private static Span span(Expr part, Dag dag, int i, Span[] spans) {
    return switch (part) {
      case Num n -> n.isExact() ? Span.of(Relation.EQ, n.exact()) : Span.ALL;
      case Sym _, Choice _, Application _ -> Span.ALL;
      case Sum s -> {
        Span sum = Span.of(Relation.EQ, Rational.ZERO);
        for (int k = 0; k < s.arity(); k++) {
          sum = sum.plus(spans[dag.child(i, k)]);
        }
        yield sum;
      }
      case Product p -> product(p, dag, i, spans);
      case Power p ->
          p.exponent() instanceof Num n && n.isExact()
              ? power(spans[dag.child(i, 0)], n.exact())
              : Span.ALL;
      case Call c -> c.arity() == 0 ? call(c, Span.ALL) : call(c, spans[dag.child(i, 0)]);
    };
  }

  private static Span product(Product p, Dag dag, int i, Span[] spans) {
    Rational number = Rational.ONE;
    boolean isPositive = true;
    boolean isNeverNegative = true;
    Span only = Span.ALL;
    int others = 0;
    for (int k = 0; k < p.arity(); k++) {
      if (p.child(k) instanceof Num n && n.isExact()) {
        number = number.times(n.exact());
      } else {
        only = spans[dag.child(i, k)];
        others++;
        isPositive &= only.isPositive();
        isNeverNegative &= only.isNeverNegative();
      }
    }
    Span sign = isPositive ? above(0) : isNeverNegative ? from(0) : Span.ALL;
    return (others == 1 ? only : sign).times(number);
  }

  private static Span power(Span base, Rational exponent) {
    boolean isEven = exponent.isInteger() && exponent.isEven();
    if (exponent.signum() > 0
        && base.isNeverNegative()
        && base.low().compareTo(Rational.ONE) >= 0) {
      return base.isLowOpen() || base.low().compareTo(Rational.ONE) > 0 ? above(1) : from(1);
    }
    if (base.isPositive() || exponent.signum() < 0 && (isEven || !exponent.isInteger())) {
      return above(0);
    }
    return base.isNeverNegative() || isEven || !exponent.isInteger() ? from(0) : Span.ALL;
  }

  private static Span call(Call c, Span x) {
    return switch (c.function()) {
      case EXP -> x.isPositive() ? above(1) : x.isNeverNegative() ? from(1) : above(0);
      case COSH -> from(1);
      case ABS -> x.isNeverNegative() ? x : magnitude(x);
      case HYPOT, ACOSH, ACOS -> from(0);
      case SOFTPLUS, PI, E -> above(0);
      case SIN, COS -> new Span(Rational.ONE.negate(), false, Rational.ONE, false);
      case TANH -> new Span(Rational.ONE.negate(), true, Rational.ONE, true);
      case SIGMOID -> new Span(Rational.ZERO, true, Rational.ONE, true);
      default -> Span.ALL;
    };
  }

  private static Span magnitude(Span x) {
    if (x.low() == null || x.high() == null) {
      return from(0);
    }
    Span opposite = x.times(Rational.ONE.negate());
    boolean isHigh = x.high().compareTo(opposite.high()) > 0;
    Rational high = isHigh ? x.high() : opposite.high();
    boolean isOpen =
        x.high().equals(opposite.high())
            ? x.isHighOpen() && opposite.isHighOpen()
            : isHigh ? x.isHighOpen() : opposite.isHighOpen();
    return new Span(Rational.ZERO, false, high, isOpen);
  }

  private static Span above(long bound) {
    return Span.of(Relation.GT, Rational.of(bound));
  }

  private static Span from(long bound) {
    return Span.of(Relation.GE, Rational.of(bound));
  }
}
