#pragma once

#include <span>
#include <string_view>

#include "ast.hpp"

namespace kakehashi::fhir::fhirpath {

class Evaluator;
struct Scope;

/// One call: its input, its arguments as trees (each function decides in which scope they are evaluated).
struct Call {
    const Ast& node;
    const Collection& input;
    const Scope& scope;
};

struct Function {
    std::string_view name;
    int arguments_min = 0;
    int arguments_max = 0;
    Collection (*run)(Evaluator&, const Call&) = nullptr;
    bool takes_type = false;  ///< its argument is the name of a type
};

/// nullptr when there is no such function.
[[nodiscard]] const Function* find_function(std::string_view name);

// One table a concern.
[[nodiscard]] std::span<const Function> collection_functions();
[[nodiscard]] std::span<const Function> set_functions();
[[nodiscard]] std::span<const Function> string_functions();
[[nodiscard]] std::span<const Function> conversion_functions();
[[nodiscard]] std::span<const Function> math_functions();
[[nodiscard]] std::span<const Function> fhir_functions();

}  // namespace kakehashi::fhir::fhirpath
