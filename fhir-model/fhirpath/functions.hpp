#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
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

/// Functions whose answer does not need their input as a whole: Evaluator::each and truth_of know them.
enum class Shortcut : std::uint8_t { none, empty, negation, exists, all, has_value, where, of_type };

struct Function {
    std::string_view name;
    int arguments_min = 0;
    int arguments_max = 0;
    Collection (*run)(Evaluator&, const Call&) = nullptr;
    bool takes_type = false;  ///< its argument is the name of a type
    Shortcut shortcut = Shortcut::none;
    bool takes_pattern = false;  ///< its first argument is a regular expression
};

/// A regular expression of `matches()` and its kin, or nullptr when RE2 (linear time) does not take it.
[[nodiscard]] std::shared_ptr<const re2::RE2> compile_pattern(const std::string& pattern);

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
