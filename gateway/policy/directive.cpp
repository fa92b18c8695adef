#include "kakehashi/gateway/directive.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/primitive.hpp"
#include "policy/messages.hpp"

namespace kakehashi::gateway {

namespace {
using fhir::Node;
namespace messages = policy::messages;

constexpr std::string_view kActReason = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
constexpr std::string_view kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
constexpr std::string_view kResourceTypes = "http://hl7.org/fhir/resource-types";
constexpr std::string_view kLoinc = "http://loinc.org";
constexpr std::string_view kInsuredSystem = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";

/// The place of the first thing that was not understood; "" while everything is.
struct Unclear {
    std::string place;
    void at(std::string_view where) {
        if (place.empty()) place = where;
    }
};

std::span<const Node> items_of(const Node& parent, std::string_view name) {
    const Node* list = parent.find(name);
    return list == nullptr ? std::span<const Node>() : list->items();
}

/// The members that we know how to read. Whatever else a directive says would be lost, so it is not understood.
void require_known(const Node& node, std::span<const std::string_view> known, std::string_view place,
                   Unclear& unclear) {
    for (const fhir::Member& member : node.members())
        if (std::ranges::find(known, member.name) == known.end()) unclear.at(place);
}

/// Code of the first coding in `system`; "" when there is none.
std::string_view code_in(const Node* concept_node, std::string_view system) {
    if (concept_node == nullptr) return {};
    for (const Node& coding : items_of(*concept_node, "coding"))
        if (coding.text_of("system") == system) return coding.text_of("code");
    return {};
}

struct ClassCode {
    std::string_view system;
    std::string_view code;
    std::array<Category, 4> categories;  ///< repeated to fill
};
// Observation: vital signs, results and infections; what holds whole documents covers every kind of them.
constexpr std::array kClassCodes{
    ClassCode{kResourceTypes, "Condition", {Category::dx, Category::dx, Category::dx, Category::dx}},
    ClassCode{
        kResourceTypes, "AllergyIntolerance", {Category::alg_d, Category::alg_o, Category::alg_o, Category::alg_o}},
    ClassCode{kResourceTypes, "Observation", {Category::lab, Category::inf, Category::vital, Category::vital}},
    ClassCode{kResourceTypes, "MedicationRequest", {Category::rx, Category::rx, Category::rx, Category::rx}},
    ClassCode{kResourceTypes, "ImagingStudy", {Category::img, Category::img, Category::img, Category::img}},
    ClassCode{kResourceTypes, "Composition", {Category::doc_ref, Category::doc_dis, Category::doc_chk, Category::text}},
    ClassCode{
        kResourceTypes, "DocumentReference", {Category::doc_ref, Category::doc_dis, Category::doc_chk, Category::text}},
    ClassCode{kLoinc, "57133-1", {Category::doc_ref, Category::doc_ref, Category::doc_ref, Category::doc_ref}},
    ClassCode{kLoinc, "18842-5", {Category::doc_dis, Category::doc_dis, Category::doc_dis, Category::doc_dis}},
    ClassCode{kLoinc, "53576-5", {Category::doc_chk, Category::doc_chk, Category::doc_chk, Category::doc_chk}},
};

void read_class(const Node& coding, DirectiveScope& scope, Unclear& unclear) {
    const auto row = std::ranges::find_if(kClassCodes, [&](const ClassCode& one) {
        return one.system == coding.text_of("system") && one.code == coding.text_of("code");
    });
    if (row == kClassCodes.end()) return unclear.at("Consent.provision.class");
    scope.categories.insert(scope.categories.end(), row->categories.begin(), row->categories.end());
}

void read_code(const Node& concept_node, DirectiveScope& scope, Unclear& unclear) {
    const auto code = code_in(&concept_node, kRecordCategorySystem);
    const Category category = category_of_code(code);
    if (category == Category::text && code != "TEXT") return unclear.at("Consent.provision.code");
    scope.categories.push_back(category);
}

/// Institution number of a reference: its identifier, or the end of "Organization/1319999992".
std::string institution_of(const Node* reference) {
    if (reference == nullptr) return {};
    std::string_view number;
    if (const Node* identifier = reference->find("identifier"); identifier != nullptr)
        number = identifier->text_of("value");
    if (number.empty()) {
        number = reference->text_of("reference");
        number.remove_prefix(std::min(number.size(), number.rfind('/') + 1));
    }
    const bool is_number = number.size() == 10 && number.find_first_not_of("0123456789") == std::string_view::npos;
    return std::string(is_number ? number : std::string_view());
}

/// Source: R4 valueset-security-role-type.html: IRCP receives, CST keeps, AUT wrote
void read_actor(const Node& actor, DirectiveScope& scope, Unclear& unclear) {
    std::string number = institution_of(actor.find("reference"));
    if (number.empty()) return unclear.at("Consent.provision.actor");
    const Node* role = actor.find("role");
    std::string_view code;
    if (role != nullptr && !items_of(*role, "coding").empty()) code = items_of(*role, "coding").front().text_of("code");
    if (code == "IRCP")
        scope.recipients.push_back(std::move(number));
    else if (code == "CST" || code == "AUT")
        scope.sources.push_back(std::move(number));
    else if (code.empty())
        scope.institutions.push_back(std::move(number));
    else
        unclear.at("Consent.provision.actor.role");
}

void read_data(const Node& data, DirectiveScope& scope, Unclear& unclear) {
    const Node* reference = data.find("reference");
    if (reference == nullptr) return unclear.at("Consent.provision.data");
    if (const Node* identifier = reference->find("identifier"); identifier != nullptr) {
        scope.documents.emplace_back(identifier->text_of("value"));
        if (!scope.documents.back().empty()) return;
        scope.documents.pop_back();
    }
    std::string_view target = reference->text_of("reference");
    target.remove_prefix(std::min(target.size(), target.rfind('/') + 1));
    if (target.empty()) return unclear.at("Consent.provision.data.reference");
    scope.documents.emplace_back(target);
}

/// Which uses a list of purposes is about. None given: every use.
struct Uses {
    bool primary = false;
    bool secondary = false;
    bool emergency_only = false;
};
/// TREAT contains ETREAT and CAREMGT. A stop of CAREMGT alone is taken as one of TREAT: the state has one stop.
Uses read_purposes(const Node& provision, Unclear& unclear) {
    Uses uses;
    bool emergency = false;
    const auto purposes = items_of(provision, "purpose");
    for (const Node& coding : purposes) {
        const Purpose purpose =
            coding.text_of("system") == kActReason ? purpose_of(coding.text_of("code")) : Purpose::other;
        if (purpose == Purpose::treat || purpose == Purpose::caremgt)
            uses.primary = true;
        else if (purpose == Purpose::hresch || purpose == Purpose::pubhlth)
            uses.secondary = true;
        else if (purpose == Purpose::etreat || purpose == Purpose::btg)
            emergency = true;
        else
            unclear.at("Consent.provision.purpose");
    }
    if (purposes.empty()) return {.primary = true, .secondary = true};
    uses.emergency_only = emergency && !uses.primary && !uses.secondary;
    return uses;
}

/// The only nested provision of A7: emergencies stay open.
bool is_emergency_exception(const Node& nested) {
    Unclear unclear;
    constexpr std::array<std::string_view, 2> kKnown{"type", "purpose"};
    require_known(nested, kKnown, "nested", unclear);
    return nested.text_of("type") == "permit" && read_purposes(nested, unclear).emergency_only && unclear.place.empty();
}

void read_limits(const Node& provision, Directive& directive, Unclear& unclear) {
    constexpr std::array<std::string_view, 9> kKnown{"type", "period", "actor",         "purpose",  "class",
                                                     "code", "data",   "securityLabel", "provision"};
    require_known(provision, kKnown, "Consent.provision", unclear);
    if (const Node* period = provision.find("period"); period != nullptr) {
        directive.valid_from = period->text_of("start");
        directive.valid_until = period->text_of("end");
    }
    for (const auto& limit : {directive.valid_from, directive.valid_until})
        if (!limit.empty() && !fhir::parse_date_time(limit)) unclear.at("Consent.provision.period");
    for (const Node& actor : items_of(provision, "actor")) read_actor(actor, directive.scope, unclear);
    for (const Node& coding : items_of(provision, "class")) read_class(coding, directive.scope, unclear);
    for (const Node& code : items_of(provision, "code")) read_code(code, directive.scope, unclear);
    for (const Node& data : items_of(provision, "data")) read_data(data, directive.scope, unclear);
    for (const Node& label : items_of(provision, "securityLabel")) {
        directive.scope.sensitivity.emplace_back(label.text_of("code"));
        if (directive.scope.sensitivity.back().empty()) unclear.at("Consent.provision.securityLabel");
    }
}

/// The effect of a stop or a consent, by policyRule and provision. Source: exchange policy A7, second table
void read_effect(const Node& consent, const Node& provision, Directive& directive, Unclear& unclear) {
    const auto rule = code_in(consent.find("policyRule"), kActCode);
    const Uses uses = read_purposes(provision, unclear);
    const auto nested = items_of(provision, "provision");
    const bool is_deny = provision.text_of("type") == "deny";
    if (uses.emergency_only) unclear.at("Consent.provision.purpose");
    if (is_deny && (rule == "OPTOUTE" || rule == "OPTOUT")) {
        if (!std::ranges::all_of(nested, is_emergency_exception)) unclear.at("Consent.provision.provision");
        directive.stop_primary = uses.primary;
        directive.stop_secondary = uses.secondary;
        // Only the stop of everything can be absolute (A2); OPTOUTE says by its name that there are exceptions.
        directive.stop_absolute = uses.primary && rule == "OPTOUT" && nested.empty() && directive.scope.is_everything();
        return;
    }
    const bool is_permit = provision.text_of("type") == "permit" && (rule == "OPTIN" || rule == "OPTINR");
    if (!is_permit || !uses.primary || !nested.empty()) return unclear.at("Consent.provision.type");
    if (consent.text_of("status") == "proposed") {
        directive.document_hold = !directive.scope.documents.empty();
        if (!directive.document_hold) unclear.at("Consent.status");
        return;
    }
    directive.view = true;
    for (const Node& verification : items_of(consent, "verification"))
        directive.in_person = directive.in_person || verification.text_of("verified") == "true";
}

void read_patient(const Node& consent, Directive& directive) {
    const Node* patient = consent.find("patient");
    const Node* identifier = patient == nullptr ? nullptr : patient->find("identifier");
    if (identifier != nullptr && identifier->text_of("system") == kInsuredSystem)
        directive.insured = identifier->text_of("value");
}

bool has_modifier_extension(const Node& node) {
    for (const fhir::Member& member : node.members())
        if (member.name == "modifierExtension" || has_modifier_extension(member.value)) return true;
    return std::ranges::any_of(node.items(), has_modifier_extension);
}
}  // namespace

fhir::Result<Directive> parse_directive(const fhir::Document& document) {
    if (document.resource_type() != "Consent")
        return fhir::fail(fhir::IssueType::not_supported, messages::kNotAConsent, "Consent");
    const Node& consent = document.root();
    Directive directive;
    Unclear unclear;
    directive.id = consent.text_of("id");
    if (const Node* meta = consent.find("meta"); meta != nullptr) directive.version = meta->text_of("versionId");
    directive.given = consent.text_of("dateTime");
    read_patient(consent, directive);
    const auto status = consent.text_of("status");
    constexpr std::array<std::string_view, 4> kEnded{"inactive", "rejected", "entered-in-error", "draft"};
    if (std::ranges::find(kEnded, status) != kEnded.end()) return directive;
    directive.active = true;
    if (status != "active" && status != "proposed") unclear.at("Consent.status");
    if (has_modifier_extension(consent)) unclear.at("Consent.modifierExtension");
    if (code_in(consent.find("scope"), "http://terminology.hl7.org/CodeSystem/consentscope") != "patient-privacy")
        unclear.at("Consent.scope");
    if (const Node* provision = consent.find("provision"); provision != nullptr) {
        read_limits(*provision, directive, unclear);
        read_effect(consent, *provision, directive, unclear);
    } else {
        unclear.at("Consent.provision");
    }
    if (!unclear.place.empty())
        return fhir::fail(fhir::IssueType::not_supported, messages::kNotUnderstood, unclear.place);
    return directive;
}

Directive stop_of_everything() {
    Directive directive;
    directive.active = true;
    directive.stop_primary = true;
    directive.stop_secondary = true;
    return directive;
}

std::vector<Directive> read_directives(std::span<const std::string> consents, fhir::Report& report) {
    std::vector<Directive> directives;
    for (const std::string& bytes : consents) {
        const auto document = fhir::parse_json(bytes);
        auto directive = document ? parse_directive(*document) : tl::unexpected(document.error());
        if (!directive) report.push_back(directive.error());
        directives.push_back(directive ? std::move(*directive) : stop_of_everything());
    }
    return directives;
}

}  // namespace kakehashi::gateway
