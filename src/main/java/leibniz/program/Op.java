package leibniz.program;

/// What an instruction of a [Program] does with its operands `a`, `b`, `c`.
public enum Op {
  /// The constant at `a`.
  CONST(0),
  /// The input at `a`.
  INPUT(0),
  /// `a + b`.
  ADD(2),
  /// `a - b`.
  SUB(2),
  /// `a * b`.
  MUL(2),
  /// `a / b`.
  DIV(2),
  /// `a * b + c`, rounded once.
  FMA(3),
  /// `-a`.
  NEG(1),
  /// The square root of `a`.
  SQRT(1),
  /// `Math.pow(a, b)`.
  POW(2),
  /// The function of the table numbered `c`, of `a`.
  CALL1(1),
  /// The function of the table numbered `c`, of `a` and `b`.
  CALL2(2),
  /// The function of Java code at `c`, of the operands listed at `a`.
  EXTERNAL(0),
  /// Whether `a < b`.
  LT(2),
  /// Whether `a <= b`.
  LE(2),
  /// Whether `a > b`.
  GT(2),
  /// Whether `a >= b`.
  GE(2),
  /// Whether `a == b`.
  EQ(2),
  /// Whether `a != b`.
  NE(2),
  /// Whether conditions `a` and `b` hold.
  AND(2),
  /// Whether condition `a` or `b` holds.
  OR(2),
  /// Whether condition `a` does not hold.
  NOT(1),
  /// `b` when condition `a` holds, else `c`.
  SELECT(3);

  private static final Op[] ALL = values();

  private final int operands;

  Op(int operands) {
    this.operands = operands;
  }

  /// How many of `a`, `b`, `c` are results of earlier instructions. Those of `EXTERNAL` stand in a
  /// list: [Program#operands] counts them.
  public int operands() {
    return operands;
  }

  /// Whether the result is a condition, 1 when it holds and 0 when not.
  public boolean isCondition() {
    return switch (this) {
      case LT, LE, GT, GE, EQ, NE, AND, OR, NOT -> true;
      case CONST, INPUT, ADD, SUB, MUL, DIV, FMA, NEG, SQRT, POW, CALL1, CALL2, EXTERNAL, SELECT ->
          false;
    };
  }

  /// Whether operand `k` must be a condition.
  boolean takesCondition(int k) {
    return switch (this) {
      case AND, OR, NOT -> true;
      case SELECT -> k == 0;
      default -> false;
    };
  }

  /// Whether `a` and `b` may change places without changing a bit of the result.
  boolean isCommutative() {
    return switch (this) {
      case ADD, MUL, EQ, NE, AND, OR -> true;
      default -> false;
    };
  }

  static Op of(int ordinal) {
    return ALL[ordinal];
  }
}
