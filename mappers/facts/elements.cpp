#include "facts/elements.hpp"

#include <fmt/format.h>

#include <array>

#include "facts/canonicals.hpp"
#include "facts/messages.hpp"
#include "kakehashi/fhir/ucum.hpp"
#include "kakehashi/mappers/result_text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::facts {
namespace {

constexpr std::array kVisitClasses{
    Coded{canonicals::kActCode, "AMB", "外来"},          Coded{canonicals::kActCode, "IMP", "入院"},
    Coded{canonicals::kActCode, "EMER", "救急"},         Coded{canonicals::kActCode, "HH", "在宅"},
    Coded{canonicals::kActCode, "VR", "オンライン診療"},
};

}  // namespace

void add_coding(fhir::Builder concept_object, const Coded& coding) {
    if (coding.code.empty()) return;
    concept_object.append_object("coding")
        .set_string("system", coding.system)
        .set_string("code", coding.code)
        .set_string("display", coding.display);
}

void add_identifier(fhir::Builder resource, std::string_view system, std::string_view value) {
    if (value.empty()) return;
    resource.append_object("identifier").set_string("system", system).set_string("value", value);
}

void set_reference(fhir::Builder parent, std::string_view name, std::string_view reference) {
    parent.object(name).set_string("reference", reference);
}

void set_decimal(fhir::Builder quantity, std::string_view decimal) { quantity.set_number("value", decimal); }

bool set_ucum(fhir::Builder quantity, const std::string& unit, bool is_ucum) {
    auto code = ucum_of(unit);
    if (is_ucum && fhir::ucum::is_unit(unit)) code = unit;
    if (code) quantity.set_string("system", canonicals::kUcum).set_string("code", *code);
    return code.has_value();
}

void write_name(UnitWriter& writer, fhir::Builder name, const NameFact& fact) {
    const bool is_kana = fact.representation == "SYL";
    const std::string family = is_kana ? to_katakana(fact.family) : trimmed(fact.family);
    const std::string given = is_kana ? to_katakana(fact.given) : trimmed(fact.given);
    name.append_object("extension")
        .set_string("url", canonicals::kNameRepresentation)
        .set_string("valueCode", fact.representation);
    name.set_string("text", given.empty() ? family : fmt::format("{} {}", family, given)).set_string("family", family);
    if (!given.empty()) name.append_string("given", given);
    if (!fact.prefix.empty()) name.append_string("prefix", fact.prefix);
    if (!fact.suffix.empty()) name.append_string("suffix", fact.suffix);
    if (!given.empty()) return;
    // vendor-exports.md 1.4: given is 1..1 in JP_HumanName, and a name that is not split must not be cut by guess.
    writer.inform(messages::kNameUnsplit, "name");
    name.array("given").append_null();
    name.append_object("_given")
        .append_object("extension")
        .set_string("url", canonicals::kDataAbsentReason)
        .set_string("valueCode", "unknown");
}

void add_note(fhir::Builder resource, std::string_view text) {
    if (!text.empty()) resource.append_object("note").set_string("text", text);
}

void add_institution_extension(const UnitWriter& writer, fhir::Builder resource) {
    fhir::Builder extension = resource.append_object("extension").set_string("url", canonicals::kInstitutionNumber);
    extension.object("valueIdentifier")
        .set_string("system", canonicals::kInstitution)
        .set_string("value", writer.header().institution_number);
}

bool add_department_extension(const UnitWriter& writer, fhir::Builder resource, const CodedText& department) {
    const std::string& text = department.text.empty() ? writer.header().department_default : department.text;
    if (text.empty()) return false;
    fhir::Builder extension = resource.append_object("extension").set_string("url", canonicals::kDepartment);
    fhir::Builder value = extension.object("valueCodeableConcept");
    add_coding(value, {.system = canonicals::kClinicalDepartment, .code = department.code, .display = {}});
    value.set_string("text", text);
    return true;
}

void add_resource_identifier(const UnitWriter& writer, fhir::Builder resource, std::string_view key) {
    const std::string value = fmt::format("{}-{}-{}", writer.header().institution_number, writer.patient().number, key);
    add_identifier(resource, canonicals::kResourceInstance, value);
}

void set_visit_class(fhir::Builder encounter, std::string_view code) {
    std::string_view display = code;
    for (const Coded& known : kVisitClasses)
        if (known.code == code) display = known.display;
    encounter.object("class")
        .set_string("system", canonicals::kActCode)
        .set_string("code", code)
        .set_string("display", display);
}

void write_doctor(UnitWriter& writer, fhir::Builder practitioner, const DoctorFact& doctor) {
    add_identifier(practitioner, std::string(canonicals::kLocalDoctorPrefix) + writer.header().institution_number,
                   doctor.number);
    for (const NameFact& name : doctor.names)
        if (!name.family.empty()) write_name(writer, practitioner.append_object("name"), name);
}

Visited add_contained_visit(UnitWriter& writer, fhir::Builder resource, const VisitFact& visit) {
    Visited visited;
    writer.came_from(visit.origins);
    if (!visit.visit_class.empty()) {
        visited.has_encounter = true;
        fhir::Builder encounter = resource.append_object("contained");
        encounter.set_string("resourceType", "Encounter").set_string("id", "encounter");
        encounter.object("meta").append_string("profile", canonicals::kEncounter);
        encounter.set_string("status", "finished");
        set_visit_class(encounter, visit.visit_class);
        encounter.object("period").set_string("start", visit.start).set_string("end", visit.end);
    }
    if (!visit.doctor.number.empty() || !visit.doctor.names.empty()) {
        visited.has_doctor = true;
        fhir::Builder doctor = resource.append_object("contained");
        doctor.set_string("resourceType", "Practitioner").set_string("id", "practitioner");
        doctor.object("meta").append_string("profile", canonicals::kPractitioner);
        write_doctor(writer, doctor, visit.doctor);
    }
    return visited;
}

}  // namespace kakehashi::mappers::facts
