#include "operations/messages.hpp"
#include "operations/operations.hpp"

namespace kakehashi::profiles {
namespace {

using namespace terminology_messages;
using fhir::Node;

fhir::Document outcome(std::string_view code) {
    fhir::Document document("Parameters");
    fhir::Builder root = document.edit();
    append_parameter(root, "outcome").set_string("valueCode", code);
    return document;
}

fhir::Result<fhir::Document> compare(const CodeSystem& system, const Concept& a, const Concept& b) {
    if (&a == &b) return outcome("equivalent");
    if (system.is_only_grouped())
        return cannot_tell(kNoSubsumption, {system.url(), system.node().text_of("hierarchyMeaning")});
    if (system.is_below(b, a)) return outcome("subsumes");
    if (system.is_below(a, b)) return outcome("subsumed-by");
    if (!system.is_complete()) return cannot_tell(kIncomplete, {system.url()});
    return outcome("not-subsumed");
}

}  // namespace

fhir::Result<fhir::Document> subsumes(const Question& question) {
    const Parameters& parameters = question.parameters;
    const Node* coding_a = parameters.value("codingA");
    const Node* coding_b = parameters.value("codingB");
    const std::string_view code_a = coding_a != nullptr ? coding_a->text_of("code") : parameters.text("codeA");
    const std::string_view code_b = coding_b != nullptr ? coding_b->text_of("code") : parameters.text("codeB");
    const std::string_view given = parameters.text("system");
    const std::string_view system_a = coding_a != nullptr ? coding_a->text_of("system") : given;
    const std::string_view system_b = coding_b != nullptr ? coding_b->text_of("system") : given;
    if (code_a.empty() || code_b.empty() || system_a.empty())
        return needs(parameters, "system + codeA + codeB / codingA + codingB");
    if (system_a != system_b) return fhir::fail(fhir::IssueType::value, kSystemsDiffer, "");
    const std::string_view version = parameters.text("version");
    const auto [system, is_other_version] = question.terminology.find_code_system(system_a, version);
    if (system == nullptr) return cannot_tell(kNotHere, {system_a});
    if (is_other_version) return cannot_tell(kOtherVersion, {system_a, system->version(), version});
    const Concept* a = system->find(code_a);
    const Concept* b = system->find(code_b);
    if (a != nullptr && b != nullptr) return compare(*system, *a, *b);
    if (!system->is_complete()) return cannot_tell(kIncomplete, {system_a});
    return fhir::fail(fhir::IssueType::not_found, kUnknownCode, "", {a == nullptr ? code_a : code_b, system_a});
}

}  // namespace kakehashi::profiles
