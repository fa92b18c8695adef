// Stands in until fhir-model/fhirpath has its engine: nothing compiles, so every invariant is "cannot check".
#include "kakehashi/fhir/fhirpath.hpp"

namespace kakehashi::fhir::fhirpath {

Expression::Expression() = default;
Expression::Expression(const Expression&) = default;
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(const Expression&) = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;

namespace {
constexpr Message kPending{
    .id = "fhirpath-pending", .en = "No FHIRPath engine.", .ja = "FHIRPathエンジンがありません。"};
}

Result<Expression> compile(std::string_view) { return fail(IssueType::not_supported, kPending, ""); }
Result<bool> holds(const Expression&, const Element&, const Environment&) {
    return fail(IssueType::not_supported, kPending, "");
}

}  // namespace kakehashi::fhir::fhirpath
