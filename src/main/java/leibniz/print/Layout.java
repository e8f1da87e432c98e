package leibniz.print;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison;
import leibniz.expr.Dag;
import leibniz.expr.Definitions;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Junction;
import leibniz.expr.Negation;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;
import leibniz.print.Notation.Around;
import leibniz.print.Notation.Form;
import leibniz.print.Notation.Sign;

/// Sets expressions as a textbook does, in the words of a [Notation]: decides what is a fraction, a
/// root, a power of a function, cases, and where parentheses are needed.
///
/// Long expressions that share parts are followed by the definitions of these parts.
final class Layout {
  private final Notation notation;
  private final StringBuilder out = new StringBuilder();
  private final Definitions definitions;
  private Node current; // written in full, even if it is a definition

  /// What is still to be written, the next on top: strings and parts.
  private final Deque<Object> pending = new ArrayDeque<>();

  private final List<Object> pieces = new ArrayList<>();

  private record Part(Node node, int binding) {}

  private Layout(List<? extends Node> roots, Notation notation) {
    this.notation = notation;
    definitions = new Definitions(Dag.of(roots));
  }

  static String of(Node root, Notation notation) {
    Layout layout = new Layout(List.of(root), notation);
    layout.write(root);
    return layout.withDefinitions();
  }

  static String matrix(List<Expr> exprs, int columns, Notation notation) {
    Layout layout = new Layout(exprs, notation);
    Around matrix = notation.around(Form.MATRIX);
    layout.out.append(matrix.open());
    for (int k = 0; k < exprs.size(); k++) {
      String between = k % columns == 0 ? matrix.between() : notation.sign(Sign.CELL);
      layout.out.append(k == 0 ? "" : between);
      layout.write(exprs.get(k));
    }
    layout.out.append(matrix.close());
    return layout.withDefinitions();
  }

  private String withDefinitions() {
    Form form = Form.FIRST_DEFINITION;
    for (Node node : definitions.defined()) {
      Around definition = notation.around(form);
      out.append(definition.open()).append(name(definitions.name(node)));
      out.append(definition.between());
      current = node;
      write(node);
      out.append(definition.close());
      form = Form.DEFINITION;
    }
    Around where = notation.around(Form.WHERE);
    return form == Form.DEFINITION ? where.open() + out + where.close() : out.toString();
  }

  private void write(Node root) {
    pending.push(new Part(root, Binding.ANY));
    while (!pending.isEmpty()) {
      switch (pending.pop()) {
        case Part part -> {
          expand(part);
          pieces.reversed().forEach(pending::push);
          pieces.clear();
        }
        case Object text -> out.append(text);
      }
    }
  }

  private boolean isDefined(Node node) {
    return node != current && definitions.name(node) != null;
  }

  private void expand(Part part) {
    Node node = part.node;
    if (isDefined(node)) {
      pieces.add(name(definitions.name(node)));
      return;
    }
    boolean parentheses = Binding.of(node) < part.binding;
    if (parentheses) {
      pieces.add(notation.around(Form.PARENTHESES).open());
    }
    switch (node) {
      case Num n -> number(n);
      case Sym s -> pieces.add(name(s.name()));
      case Sum s -> sum(s);
      case Product p -> quotient(Quotient.of(p));
      case Power p when p.divides() -> quotient(Quotient.of(p));
      case Power p -> power(p);
      case Call c -> call(c, null);
      case Application a -> {
        pieces.add(name(a.function().name()));
        add(Sign.APPLY);
        arguments(a, 0);
      }
      case Choice c -> cases(c);
      case Comparison c -> {
        add(c.left(), Binding.SUM);
        pieces.add(notation.relation(c.relation()));
        add(c.right(), Binding.SUM);
      }
      case Junction j -> {
        add(j.left(), Binding.of(j));
        add(j.kind() == Junction.Kind.AND ? Sign.AND : Sign.OR);
        add(j.right(), Binding.of(j));
      }
      case Negation n -> {
        add(Sign.NOT);
        add(n.condition(), Binding.ATOM);
      }
    }
    if (parentheses) {
      pieces.add(notation.around(Form.PARENTHESES).close());
    }
  }

  private String name(String symbol) {
    return notation.name(Name.of(symbol));
  }

  private void add(Node node, int binding) {
    pieces.add(new Part(node, binding));
  }

  private void add(Sign sign) {
    pieces.add(notation.sign(sign));
  }

  /// Digits with a sign before them, or none.
  private void addDigits(String number) {
    boolean isNegative = number.startsWith("-");
    if (isNegative) {
      add(Sign.NEGATIVE);
    }
    pieces.add(notation.digits(isNegative ? number.substring(1) : number));
  }

  /// A form of one part.
  private void add(Form form, Expr part) {
    add(notation.around(form), part);
  }

  private void add(Around around, Expr part) {
    pieces.add(around.open());
    add(part, Binding.ANY);
    pieces.add(around.close());
  }

  /// A form of two parts.
  private void add(Form form, Runnable first, Runnable second) {
    Around around = notation.around(form);
    pieces.add(around.open());
    first.run();
    pieces.add(around.between());
    second.run();
    pieces.add(around.close());
  }

  private void number(Num n) {
    if (n.isNegative()) {
      add(Sign.NEGATIVE);
    }
    if (n.isExact() && !n.exact().isInteger()) {
      add(
          Form.FRACTION,
          () -> addDigits(n.exact().numerator().abs().toString()),
          () -> addDigits(n.exact().denominator().toString()));
      return;
    }
    String digits = Quotient.digits(n);
    int e = digits.indexOf('E');
    addDigits(e < 0 ? digits : digits.substring(0, e));
    if (e >= 0) {
      add(Sign.DOT);
      add(Form.POWER, () -> addDigits("10"), () -> addDigits(digits.substring(e + 1)));
    }
  }

  private void sum(Sum s) {
    for (int i = 0; i < s.arity(); i++) {
      Expr term = s.child(i);
      Quotient q = !isDefined(term) && !(term instanceof Sum) ? Quotient.of(term) : null;
      if (q != null && q.isNegative()) {
        add(i == 0 ? Sign.NEGATIVE : Sign.MINUS);
        quotient(q.positive());
      } else {
        if (i > 0) {
          add(Sign.PLUS);
        }
        add(term, Binding.PRODUCT);
      }
    }
  }

  private void quotient(Quotient q) {
    if (q.isNegative()) {
      add(Sign.NEGATIVE);
    }
    if (q.divisors().isEmpty() && q.divisor().equals("1")) {
      factors(q.factor(), q.factors(), Binding.PRODUCT);
    } else if (q.divisors().isEmpty() && (!q.factor().equals("1") || startsWithSum(q))) {
      add(Form.FRACTION, () -> addDigits(q.factor()), () -> addDigits(q.divisor()));
      add(Sign.TIMES);
      factors("1", q.factors(), Binding.PRODUCT);
    } else {
      add(
          Form.FRACTION,
          () -> factors(q.factor(), q.factors(), Binding.ANY),
          () -> factors(q.divisor(), q.divisors(), Binding.ANY));
    }
  }

  private static boolean startsWithSum(Quotient q) {
    return !q.factors().isEmpty() && q.factors().getFirst() instanceof Sum;
  }

  /// Factors side by side; one alone is bound as strongly as `alone`.
  private void factors(String coefficient, List<Expr> factors, int alone) {
    boolean isOne = coefficient.equals("1");
    if (!isOne || factors.isEmpty()) {
      addDigits(coefficient);
    }
    if (isOne && factors.size() == 1) {
      add(factors.getFirst(), alone);
      return;
    }
    for (int k = 0; k < factors.size(); k++) {
      Expr factor = factors.get(k);
      if (k > 0 || !isOne) {
        add(before(factor));
      }
      add(factor, Binding.PRODUCT);
      if (isWord(factor) && k + 1 < factors.size() && !isWord(factors.get(k + 1))) {
        add(Sign.AFTER_WORD);
      }
    }
  }

  private Sign before(Expr factor) {
    Expr base = factor instanceof Power p ? p.base() : factor;
    boolean isFunction = !isDefined(factor) && base instanceof Call c && Binding.isNamed(c);
    return startsWithDigit(factor)
        ? Sign.DOT
        : isWord(factor) ? Sign.SPACE : isFunction ? Sign.BEFORE_FUNCTION : Sign.TIMES;
  }

  private boolean startsWithDigit(Expr factor) {
    return !isDefined(factor)
        && (factor instanceof Num || factor instanceof Power p && p.base() instanceof Num);
  }

  private static boolean isWord(Expr factor) {
    Expr base = factor instanceof Power p ? p.base() : factor;
    return base instanceof Sym s && Name.isWord(Name.of(s.name()).base());
  }

  private void power(Power p) {
    if (Quotient.isHalf(p.exponent())) {
      add(Form.SQRT, p.base());
    } else if (p.exponent() instanceof Num n
        && n.isInteger()
        && !isDefined(p.base())
        && p.base() instanceof Call c
        && Binding.takesExponent(c)) {
      call(c, n);
    } else {
      add(Form.POWER, () -> add(p.base(), Binding.ATOM), () -> exponent(p.exponent()));
    }
  }

  private void exponent(Expr exponent) {
    if (exponent instanceof Num n && n.isExact()) {
      addDigits(n.exact().numerator().toString());
      if (!n.isInteger()) {
        add(Sign.SLASH); // a fraction would be too small to read
        addDigits(n.exact().denominator().toString());
      }
    } else {
      add(exponent, Binding.ANY);
    }
  }

  private void call(Call c, Num exponent) {
    Fn fn = c.function();
    if (c.arity() == 0) {
      pieces.add(notation.function(fn));
    } else if (fn == Fn.EXP) {
      add(Form.EXP, c.child(0));
    } else if (fn == Fn.CBRT) {
      add(Form.CBRT, c.child(0));
    } else if (Binding.isFenced(c)) {
      add(notation.fence(fn), c.child(0));
    } else {
      Runnable name =
          fn.takesOrder()
              ? () -> add(notation.order(fn), c.child(0))
              : () -> pieces.add(notation.function(fn));
      if (exponent == null) {
        name.run();
      } else {
        add(Form.POWER, name, () -> addDigits(exponent.toString()));
      }
      add(Sign.APPLY);
      arguments(c, fn.takesOrder() ? 1 : 0);
    }
  }

  private void arguments(Expr call, int first) {
    Around parentheses = notation.around(Form.PARENTHESES);
    pieces.add(parentheses.open());
    for (int k = first; k < call.arity(); k++) {
      if (k > first) {
        add(Sign.COMMA);
      }
      add((Expr) call.child(k), Binding.ANY);
    }
    pieces.add(parentheses.close());
  }

  private void cases(Choice first) {
    pieces.add(notation.around(Form.CASES).open());
    Expr at = first;
    while (at instanceof Choice c && (at == first || !isDefined(at))) {
      add(Form.CASE, () -> add(c.then(), Binding.ANY), () -> add(c.condition(), Binding.ANY));
      at = c.otherwise();
    }
    add(Form.OTHERWISE, at);
    pieces.add(notation.around(Form.CASES).close());
  }
}
