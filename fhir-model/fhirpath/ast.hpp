#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "kakehashi/fhir/fhirpath.hpp"

namespace re2 {
class RE2;
}

namespace kakehashi::fhir::fhirpath {

struct Function;

enum class Operation : std::uint8_t {
    literal,
    empty,
    member,
    function,
    index,
    self,
    iteration_index,
    total,
    external,
    positive,
    negative,
    binary,
    is_type,
    as_type,
};

enum class Operator : std::uint8_t {
    multiply,
    divide,
    integer_divide,
    modulo,
    add,
    subtract,
    concatenate,
    unite,
    less,
    greater,
    less_or_equal,
    greater_or_equal,
    equal,
    equivalent,
    not_equal,
    not_equivalent,
    in,
    contains,
    logical_and,
    logical_or,
    logical_xor,
    implies,
};

/// One node of a compiled expression.
struct Ast {
    Operation operation = Operation::empty;
    Operator oper = Operator::equal;    ///< of a binary operation: the one between its first two operands
    Operator before = Operator::equal;  ///< of an operand but the first: the one that stands before it
    std::string text;                   ///< name of a member, variable or type
    std::uint32_t hash = 0;             ///< schema::Name::hash_of(text) of a member
    Item literal;
    const Function* function = nullptr;
    std::shared_ptr<const re2::RE2> pattern;  ///< of a function whose first argument is a literal regular expression
    std::vector<Ast> base;                    ///< what stands before the point; empty or one
    /// Arguments, or operands from left to right: operators of one precedence in a row are one operation.
    std::vector<Ast> arguments;
    std::uint32_t depth = 1;
};

struct Expression::Program {
    std::string text;
    Ast root;
};

}  // namespace kakehashi::fhir::fhirpath
