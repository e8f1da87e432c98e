package leibniz.rewrite;

import leibniz.expr.Expr;

/// A law applied once: a part of an expression before and after.
public record Step(String law, Expr before, Expr after) {}
