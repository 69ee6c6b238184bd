// The language of STIX patterns (STIX 2.1 section 9).
//
// What ANTLR makes of it is held against our reader: both must stop at the same place.
//
// Every decision needs one token of look-ahead. The lexer takes any text: what belongs to no token
// becomes UNKNOWN or BROKEN_TEXT.
grammar PatternGrammar;

// Observations (9.5), from the loosest operator to the tightest (9.5.3).

pattern : sequence EOF ;

sequence : alternatives ( FOLLOWEDBY alternatives )* ;

alternatives : conjunction ( OR conjunction )* ;

conjunction : qualified ( AND qualified )* ;

qualified : unit qualifier* ;

unit : bracketUnit | groupUnit ;

bracketUnit : OPEN_BRACKET anyOf CLOSE_BRACKET ;

groupUnit : OPEN sequence CLOSE ;

qualifier : within | repeats | startStop ;

within : WITHIN ( INTEGER | DECIMAL ) SECONDS ;

repeats : REPEATS INTEGER TIMES ;

startStop : START TIMESTAMP STOP TIMESTAMP ;

// Comparisons (9.6).

anyOf : allOf ( OR allOf )* ;

allOf : test ( AND test )* ;

test : groupTest | existsTest | relationTest ;

groupTest : OPEN anyOf CLOSE ;

existsTest : NOT? EXISTS path ;

relationTest : path NOT? relation ;

relation : equality | order | membership | likeness | containment ;

equality : ( EQUAL | UNEQUAL ) constant ;

order : ( LESS | LESS_EQUAL | GREATER | GREATER_EQUAL ) constant ;

membership : IN OPEN constant ( COMMA constant )* CLOSE ;

likeness : ( LIKE | MATCHES ) TEXT ;

containment : ( ISSUBSET | ISSUPERSET ) TEXT ;

constant : TEXT | INTEGER | DECIMAL | TRUE | FALSE | HEX | BINARY | TIMESTAMP ;

// Object paths (9.7). After a colon or a full stop a keyword is a name like any other.

path : objectType COLON property step* ;

objectType : NAME ;

step : DOT property | OPEN_BRACKET ( INTEGER | STAR ) CLOSE_BRACKET ;

property : NAME | TEXT | keyword ;

keyword
  : AND | OR | FOLLOWEDBY | WITHIN | SECONDS | REPEATS | TIMES | START | STOP | NOT | EXISTS | IN
  | LIKE | MATCHES | ISSUBSET | ISSUPERSET | TRUE | FALSE
  ;

AND : 'AND' ;
OR : 'OR' ;
FOLLOWEDBY : 'FOLLOWEDBY' ;
WITHIN : 'WITHIN' ;
SECONDS : 'SECONDS' ;
REPEATS : 'REPEATS' ;
TIMES : 'TIMES' ;
START : 'START' ;
STOP : 'STOP' ;
NOT : 'NOT' ;
EXISTS : 'EXISTS' ;
IN : 'IN' ;
LIKE : 'LIKE' ;
MATCHES : 'MATCHES' ;
ISSUBSET : 'ISSUBSET' ;
ISSUPERSET : 'ISSUPERSET' ;
TRUE : 'true' ;
FALSE : 'false' ;

EQUAL : '=' ;
UNEQUAL : '!=' ;
LESS_EQUAL : '<=' ;
LESS : '<' ;
GREATER_EQUAL : '>=' ;
GREATER : '>' ;
OPEN_BRACKET : '[' ;
CLOSE_BRACKET : ']' ;
OPEN : '(' ;
CLOSE : ')' ;
COLON : ':' ;
DOT : '.' ;
COMMA : ',' ;
STAR : '*' ;

// Constants (9.2). What stands between the apostrophes is judged after parsing.

TEXT : QUOTED ;
HEX : 'h' QUOTED ;
BINARY : 'b' QUOTED ;
TIMESTAMP : 't' QUOTED ;
BROKEN_TEXT : [hbt]? APOSTROPHE INSIDE* ;
INTEGER : '-'? [0-9]+ ;
DECIMAL : '-'? [0-9]+ '.' [0-9]+ ;
NAME : [A-Za-z_] [A-Za-z0-9_-]* ;

SPACE
  : [\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+ -> skip
  ;
UNKNOWN : . ;

fragment QUOTED : APOSTROPHE INSIDE* APOSTROPHE ;
fragment APOSTROPHE : '\'' ;
fragment INSIDE : ~['\\] | '\\' ['\\] ;
