#include "deid/resource_copier.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "deid/messages.hpp"
#include "deid/released_value.hpp"
#include "kakehashi/fhir/primitive.hpp"

namespace kakehashi::gateway::deid {
namespace {

using fhir::Builder;
using fhir::Element;
namespace schema = fhir::schema;

constexpr std::string_view kUnitsOfMeasure = "http://unitsofmeasure.org";
constexpr std::string_view kDataAbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
constexpr std::string_view kUidPrefix = "urn:oid:";
/// The root of UIDs that DICOM itself defines (SOP classes): they name no study and no device.
constexpr std::string_view kDicomRoot = "urn:oid:1.2.840.10008.";

constexpr std::array<std::string_view, 4> kLineNumberSystems{
    "http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber",
    "http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex", "urn:oid:1.2.392.100495.20.3.81",
    "urn:oid:1.2.392.100495.20.3.82"};

/// 紹介先 and 紹介元: the institutions and doctors of a referral.
constexpr std::array<std::string_view, 2> kPartySections{"910", "920"};

bool is_type(const Element& element, std::string_view name) {
    return element.type() != nullptr && element.type()->name == name;
}

bool is_quantity(const Element& element) { return schema::is_a(*element.type(), *schema::find_type("Quantity")); }

bool has_code(const Element& concept_element, std::span<const std::string_view> codes) {
    bool found = false;
    concept_element.for_each("coding", [&](const Element& coding) {
        found = found || std::ranges::find(codes, coding.text_of("code")) != codes.end();
    });
    return found;
}

/// A required element that may not leave stands there as masked, so that the resource stays valid R4.
/// Source: R4 extension-data-absent-reason.html
void mask(const schema::ElementDefinition& element, Builder to) {
    const auto concept_type = std::ranges::find_if(
        element.types, [](const schema::TypeReference& type) { return type.type->name == "CodeableConcept"; });
    const auto& type = concept_type == element.types.end() ? *element.types.front().type : *concept_type->type;
    std::string name(element.name);
    if (element.is_choice) name.append(1, static_cast<char>(type.name.front() & ~0x20)).append(type.name.substr(1));
    if (type.kind == schema::TypeKind::primitive) name.insert(0, "_");
    Builder masked = element.is_array() ? to.append_object(name) : to.object(name);
    masked.append_object("extension").set_string("url", kDataAbsentReason).set_string("valueCode", "masked");
}

/// The first date that says when the thing happened or was written down.
std::string_view event_date(const Element& resource) {
    for (const auto* name : {"onset", "effective", "started", "period", "recordedDate", "authoredOn", "date"}) {
        const Element element = resource.child(name);
        if (!element.exists()) continue;
        const std::string_view text = element.is_primitive() ? element.text() : element.text_of("start");
        if (!text.empty()) return text;
    }
    return {};
}

/// Measurements keep the minute; other observations the day.
bool is_measurement(const Element& observation) {
    static constexpr std::array<std::string_view, 2> kCategories{"laboratory", "vital-signs"};
    bool found = false;
    observation.for_each("category",
                         [&](const Element& category) { found = found || has_code(category, kCategories); });
    return found;
}

}  // namespace

Builder ResourceCopier::Place::object() const {
    Builder target = to;
    return is_array ? target.append_object(name) : target.object(name);
}

bool ResourceCopier::Place::put(std::optional<std::string> text) const {
    if (!text) return false;
    if (is_array)
        Builder(to).append_string(name, *text);
    else
        Builder(to).set_string(name, *text);
    return true;
}

std::optional<fhir::Issue> ResourceCopier::copy(const Element& resource, std::string_view id, Builder to) {
    name_contained(resource, id);
    keeps_minutes_ = is_type(resource, "Observation") && is_measurement(resource);
    to.set_string("resourceType", resource.type()->name).set_string("id", id);
    write_meta(resource, to);
    copy_children(resource, to);
    write_identifier(resource, to);
    write_age(resource, to);
    return std::move(refusal_);
}

void ResourceCopier::drop(const Element& child) {
    if (release_.dropped == nullptr || child.definition() == nullptr) return;
    ++(*release_.dropped)[std::string(child.definition()->path)];
}

void ResourceCopier::copy_children(const Element& from, Builder to) {
    std::set<const schema::ElementDefinition*> present;
    std::set<const schema::ElementDefinition*> released;
    from.for_each_child([&](const Element& child, std::string_view name, std::size_t) {
        const Place place{.to = to, .name = name, .is_array = child.definition()->is_array()};
        present.insert(child.definition());
        if (copy_child(child, place)) {
            released.insert(child.definition());
        } else {
            drop(child);
        }
    });
    for (const schema::ElementDefinition* element : present)
        if (element->min > 0 && !released.contains(element)) mask(*element, to);
}

bool ResourceCopier::copy_child(const Element& child, const Place& place) {
    if (place.name == "modifierExtension") {
        if (!refusal_)
            refusal_ = fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::extension,
                                        deid_messages::kModifierExtension, child.definition()->path);
        return false;
    }
    if (is_type(child, "Extension")) return copy_extension(child, place);
    if (place.name == "contained") return copy_contained(child, place);
    const Treatment treatment = treatment_of(child.definition()->path);
    switch (treatment) {
        case Treatment::leave_out:
            return false;
        case Treatment::by_type:
            return copy_by_type(child, place);
        case Treatment::minute:
            return keeps_minutes_ && child.is_primitive() ? place.put(released_minute(child.text()))
                                                          : copy_by_type(child, place);
        case Treatment::prefecture:
            return copy_address(child, place, false);
        case Treatment::municipality:
            return copy_address(child, place, true);
        case Treatment::result_text:
            return is_type(child, "string") ? place.put(released_result(child.text())) : copy_by_type(child, place);
        case Treatment::line_number:
        case Treatment::study_uid:
            return copy_identifier(child, place, treatment);
        case Treatment::uid:
            return place.put(release_.domain.dicom_uid(child.text()));
        case Treatment::section:
            return copy_section(child, place);
    }
    return false;
}

bool ResourceCopier::copy_by_type(const Element& child, const Place& place) {
    if (child.type() == nullptr) return false;
    if (child.is_primitive()) return copy_primitive(child, place);
    if (child.value() == nullptr || !child.value()->is_object()) return false;
    if (is_type(child, "CodeableConcept")) return copy_concept(child, place);
    if (is_type(child, "Coding")) return copy_coding(child, place.object());
    if (is_type(child, "Reference")) return copy_reference(child, place);
    if (is_quantity(child)) return copy_quantity(child, place);
    return copy_structure(child, place);
}

bool ResourceCopier::copy_primitive(const Element& child, const Place& place) {
    const std::string_view type = child.type()->name;
    const std::string_view text = child.text();
    if (!fhir::is_valid_primitive(type, text)) return false;
    if (type == "code") {
        const auto codes = schema::find_value_set(child.definition()->value_set);
        const bool is_listed = std::ranges::find(codes.codes, text, &schema::EnumeratedCode::code) != codes.codes.end();
        return codes.known && is_listed && place.put(std::string(text));
    }
    if (type == "date" || type == "dateTime") return place.put(released_day(text));
    if (type == "instant") return place.put(released_instant(text));
    if (type == "time") return place.put(std::string(text));
    if (!child.value()->is_boolean() && !child.value()->is_number()) return false;
    Builder(place.to).set_copy(place.name, *child.value());
    return true;
}

bool ResourceCopier::copy_coding(const Element& coding, Builder to) {
    const std::string_view system = coding.text_of("system");
    const std::string_view code = coding.text_of("code");
    if (!is_public_code_system(system) || !is_code_form(code)) return false;
    if (system == "urn:ietf:rfc:3986" && !code.starts_with(kDicomRoot)) return false;
    to.set_string("system", system).set_string("code", code);
    return true;
}

bool ResourceCopier::copy_concept(const Element& from, const Place& place) {
    Builder to = place.object();
    // Exchange policy B3: displays and texts come from a code system's table or not at all. We have no such table
    // here, so codes stand alone.
    from.for_each("coding", [&](const Element& coding) {
        if (coding.value() == nullptr || !is_public_code_system(coding.text_of("system")) ||
            !is_code_form(coding.text_of("code")))
            return;
        copy_coding(coding, to.append_object("coding"));
    });
    const bool has_coding = !to.empty();
    from.for_each("extension", [&](const Element& extension) {
        if (has_coding) copy_extension(extension, {.to = to, .name = "extension", .is_array = true});
    });
    return has_coding;
}

bool ResourceCopier::copy_quantity(const Element& from, const Place& place) {
    const Element value = from.child("value");
    if (value.value() == nullptr || !value.value()->is_number()) return false;
    Builder to = place.object();
    to.set_copy("value", *value.value());
    const Element comparator = from.child("comparator");
    if (comparator.exists()) copy_primitive(comparator, {.to = to, .name = "comparator"});
    const std::string_view code = from.text_of("code");
    const std::string_view system = from.text_of("system");
    const auto unit = released_unit(from.text_of("unit"));
    const bool is_coded = is_code_form(code) &&
                          (system == kUnitsOfMeasure ? released_unit(code).has_value() : is_public_code_system(system));
    if (unit) to.set_string("unit", *unit);
    if (is_coded) to.set_string("system", system).set_string("code", code);
    return true;
}

bool ResourceCopier::copy_reference(const Element& from, const Place& place) {
    const std::string_view reference = from.text_of("reference");
    const auto& known = reference.starts_with('#') ? contained_ : release_.references;
    const auto found = known.find(reference);
    if (found != known.end()) {
        place.object().set_string("reference", found->second);
        return true;
    }
    const bool names_patient = place.name == "subject" || place.name == "patient" || place.name == "beneficiary";
    if (names_patient && !refusal_)
        refusal_ = fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::not_found,
                                    deid_messages::kPatientReference, from.definition()->path);
    return false;
}

bool ResourceCopier::copy_structure(const Element& from, const Place& place) {
    Builder to = place.object();
    copy_children(from, to);
    return !to.empty();
}

bool ResourceCopier::copy_address(const Element& from, const Place& place, bool with_municipality) {
    const auto prefecture = released_prefecture(from.text_of("state"));
    if (!prefecture) return false;
    Builder to = place.object();
    to.set_string("state", *prefecture);
    if (!with_municipality) return true;
    if (const auto municipality = released_municipality(from.text_of("city"))) to.set_string("city", *municipality);
    return true;
}

bool ResourceCopier::copy_identifier(const Element& from, const Place& place, Treatment treatment) {
    const std::string_view system = from.text_of("system");
    std::string_view value = from.text_of("value");
    if (treatment == Treatment::line_number) {
        const bool is_line = std::ranges::find(kLineNumberSystems, system) != kLineNumberSystems.end();
        if (!is_line || value.size() > 4 || !fhir::is_valid_unsigned_int(value)) return false;
        place.object().set_string("system", system).set_string("value", value);
        return true;
    }
    if (system != "urn:dicom:uid" || value.empty()) return false;
    if (value.starts_with(kUidPrefix)) value.remove_prefix(kUidPrefix.size());
    place.object().set_string("system", system).set_string("value", "urn:oid:" + release_.domain.dicom_uid(value));
    return true;
}

bool ResourceCopier::copy_section(const Element& from, const Place& place) {
    if (has_code(from.child("code"), kPartySections)) return false;
    Builder to = place.object();
    copy_children(from, to);
    const bool has_content = to.node().find("entry") != nullptr || to.node().find("section") != nullptr;
    if (!to.empty() && !has_content && from.child("text").exists())
        to.object("emptyReason")
            .append_object("coding")
            .set_string("system", "http://terminology.hl7.org/CodeSystem/list-empty-reason")
            .set_string("code", "withheld");
    return !to.empty();
}

bool ResourceCopier::copy_extension(const Element& from, const Place& place) {
    const std::string_view url = from.text_of("url");
    const Element value = from.child("value");
    if (!value.exists()) return false;
    if (url == kInstitutionNumberExtension) {
        const std::string_view number = value.text_of("value");
        if (number.empty()) return false;
        place.object()
            .set_string("url", url)
            .object("valueIdentifier")
            .set_string("system", release_.system_base + ":organization")
            .set_string("value", release_.domain.pseudonym("organization", {number}));
        return true;
    }
    if (!is_released_extension(url)) return false;
    Builder to = place.object();
    std::string name = "value" + std::string(value.type()->name);
    name[5] = static_cast<char>(name[5] & ~0x20);
    if (copy_by_type(value, {.to = to, .name = name})) to.set_string("url", url);
    return !to.empty();
}

void ResourceCopier::name_contained(const Element& resource, std::string_view id) {
    contained_.clear();
    resource.for_each("contained", [&](const Element& contained) {
        const std::string_view local = contained.text_of("id");
        if (contained.type() == nullptr || !is_released_type(contained.type()->name) || local.empty()) return;
        contained_["#" + std::string(local)] = "#" + release_.domain.pseudonym("contained", {id, local});
    });
}

bool ResourceCopier::copy_contained(const Element& from, const Place& place) {
    const auto name = contained_.find("#" + std::string(from.text_of("id")));
    if (name == contained_.end() || from.type() == nullptr || !is_released_type(from.type()->name)) return false;
    Builder to = place.object();
    to.set_string("resourceType", from.type()->name).set_string("id", name->second.substr(1));
    copy_children(from, to);
    write_identifier(from, to);
    return true;
}

void ResourceCopier::write_identifier(const Element& resource, Builder to) {
    if (is_type(resource, "Patient"))
        to.append_object("identifier")
            .set_string("system", release_.system_base + ":patient")
            .set_string("value", release_.patient);
    if (!is_type(resource, "Organization")) return;
    resource.for_each("identifier", [&](const Element& identifier) {
        const bool names_institution = identifier.text_of("system").ends_with("/insurance-medical-institution-no");
        const std::string_view number = identifier.text_of("value");
        if (!names_institution || number.empty()) return;
        to.append_object("identifier")
            .set_string("system", release_.system_base + ":organization")
            .set_string("value", release_.domain.pseudonym("organization", {number}));
    });
}

void ResourceCopier::write_age(const Element& resource, Builder to) {
    const auto age = age_at(release_.birth_date, event_date(resource));
    if (!age) return;
    Builder extension = to.append_object("extension");
    extension.set_string("url", "urn:kakehashi:extension:age-at-event");
    extension.object("valueAge")
        .set_integer("value", *age)
        .set_string("unit", "a")
        .set_string("system", kUnitsOfMeasure)
        .set_string("code", "a");
}

void ResourceCopier::write_meta(const Element& resource, Builder to) {
    constexpr std::string_view kConfidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    constexpr std::string_view kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    constexpr std::string_view kObservationValue = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
    constexpr std::array<std::string_view, 9> kSensitivities{"HIV", "PSY", "SDV", "GDIS", "SEX",
                                                             "SUD", "ETH", "STD", "DIA"};
    constexpr std::string_view kIndication = "http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication";
    const Element from = resource.child("meta");
    Builder meta = to.object("meta");
    if (const auto updated = released_instant(from.text_of("lastUpdated"))) meta.set_string("lastUpdated", *updated);
    const auto label = [&](std::string_view system, std::string_view code) {
        meta.append_object("security").set_string("system", system).set_string("code", code);
    };
    // A6: labels that came in may only be tightened; one that we do not know makes the resource very restricted.
    bool is_very_restricted = false;
    std::set<std::string_view> sensitivities;
    from.for_each("security", [&](const Element& security) {
        const std::string_view code = security.text_of("code");
        const bool is_level = security.text_of("system") == kConfidentiality && code != "V" && code.size() == 1;
        const auto known = std::ranges::find(kSensitivities, code);
        const bool is_known = security.text_of("system") == kActCode && known != kSensitivities.end();
        if (is_known && code != "DIA") sensitivities.insert(*known);
        if (!is_level && !is_known) is_very_restricted = true;
    });
    label(kObservationValue, "PSEUDED");
    label(kConfidentiality, is_very_restricted ? "V" : "R");
    for (const std::string_view code : {"NORELINK", "AUDIT", "DELAU"}) label(kActCode, code);
    for (const std::string_view code : sensitivities) label(kActCode, code);
    from.for_each("tag", [&](const Element& tag) {
        if (tag.text_of("system") == kIndication && tag.text_of("code") == "LTS")
            meta.append_object("tag").set_string("system", kIndication).set_string("code", "LTS");
    });
    meta.append_object("tag").set_string("system", "urn:kakehashi:deid").set_string("code", kDeidTransform);
}

}  // namespace kakehashi::gateway::deid
