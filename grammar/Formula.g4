/// The language of formulas. What the text means is said in docs/language.md; the graph is built by leibniz.parse.Builder while parsing, and no parse
/// tree is kept. A product sign left out, as in `2x` and `2(x + 1)`, is put in between lexer and parser (leibniz.parse.Juxtaposition).
grammar Formula;

formula
    : (definition ';')* expression ';'? EOF
    ;

definition
    : header expression
    ;

header
    : name=NAME '='                                                  # value
    | name=NAME '(' parameters+=NAME (',' parameters+=NAME)* ')' '=' # function
    ;

// From the tightest to the loosest.
expression
    : NUMBER                                                                    # number
    | NAME                                                                      # name
    | name=NAME OPEN_INDEX indices+=expression (',' indices+=expression)* CLOSE_INDEX                          # element
    | call                                                                      # application
    | '(' expression ')'                                                        # parentheses
    | <assoc = right> expression POWER expression                     # power
    | op=(MINUS | PLUS) expression                                                 # sign
    | expression op=(TIMES | OVER) expression                                      # product
    | expression op=(PLUS | MINUS) expression                                      # sum
    | expression op=('<' | '<=' | '>' | '>=' | '==' | '!=' | '≤' | '≥' | '≠') expression          # comparison
    | 'not' expression                                                          # negation
    | expression 'and' expression                                               # conjunction
    | expression 'or' expression                                                # disjunction
    ;

call
    : name=NAME '(' (expression (',' expression)*)? ')'
    ;

POWER : '^' | '**' ;
TIMES : '*' | '×' | '·' | '⋅' ;
OVER : '/' ;
PLUS : '+' ;
MINUS : '-' | '−' ;
OPEN : '(' ;
CLOSE : ')' ;
OPEN_INDEX : '[' ;
CLOSE_INDEX : ']' ;

NUMBER
    : DIGITS ('.' [0-9]*)? EXPONENT?
    | '.' DIGITS EXPONENT?
    ;

NAME
    : LETTER (LETTER | [0-9] | BEYOND_ASCII {Names.continues(_input.LA(-1))}?)*
    ;

// Asked for and not listed: the letters of all scripts are hundreds of ranges, whose set was a seventh of the time to the first formula.
fragment LETTER
    : [a-zA-Z_]
    | BEYOND_ASCII {Names.begins(_input.LA(-1))}?
    ;

fragment BEYOND_ASCII
    : [\u0080-\u{10FFFF}]
    ;

fragment DIGITS
    : [0-9]+
    ;

fragment EXPONENT
    : [eE] [+-]? DIGITS
    ;

BLANK
    : [ \t\r\n\u00A0\u2009\u202F\uFEFF]+ -> skip
    ;

COMMENT
    : '#' ~[\r\n]* -> skip
    ;

// Whatever else stands in the text reaches the parser, so that there is one place for errors.
UNKNOWN
    : .
    ;
