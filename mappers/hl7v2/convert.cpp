#include <algorithm>
#include <array>

#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"
#include "kakehashi/mappers/hl7v2.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;

constexpr std::string_view kFamily = "used: what the message is about";

bool is_any(std::string_view text, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_institution_number(std::string_view text) {
    return text.size() == 10 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_version_read(std::string_view version) {
    return version.empty() ||
           (version.starts_with("2.") && version.size() >= 3 && version[2] >= '1' && version[2] <= '8');
}

/// A visit. The first contact introduces the patient as well; afterwards demographics come with A08, A28 and A31 only,
/// so that a visit's short PID does not replace a full one. A storage has its ADT-00 for that.
void map_visit(Mapping& mapping) {
    const bool is_from_storage = !mapping.origin.order.empty();
    if (is_any(mapping.message.trigger(), {"A01", "A04"}) && mapping.patient.known == nullptr && !is_from_storage) {
        map_patient(mapping);
    } else {
        for (Segment& segment : mapping.message.segments)
            if (is_any(segment.name(), {"NK1", "IN1", "DB1", "PD1"}))
                segment.ignore_rest("demographics of a visit's message; the patient's own message carries them");
        map_listed_allergies(mapping);
        map_basic_observations(mapping);
    }
    map_encounter(mapping);
}

using MapFunction = void (*)(Mapping&);

MapFunction find_adt(std::string_view trigger) {
    if (is_any(trigger, {"A08", "A28", "A31"})) return map_patient;
    if (trigger == "A60") return map_allergies;
    if (trigger == "A40" || trigger == "A34") return map_merge;
    constexpr std::array<std::string_view, 20> kVisits{"A01", "A02", "A03", "A04", "A11", "A12", "A13",
                                                       "A14", "A15", "A16", "A21", "A22", "A25", "A26",
                                                       "A27", "A52", "A53", "A54", "A55", "A05"};
    return std::find(kVisits.begin(), kVisits.end(), trigger) == kVisits.end() ? nullptr : map_visit;
}

/// What maps this kind of message, or nullptr.
MapFunction find_family(std::string_view type, std::string_view trigger) {
    if (type == "ADT") return find_adt(trigger);
    if (type == "PPR" && is_any(trigger, {"ZD1", "PC1", "PC2"})) return map_conditions;
    if (type == "RDE" && is_any(trigger, {"O11", "O01", "O25"})) return map_prescription;
    if (type == "RAS" && is_any(trigger, {"O17", "O01"})) return map_administrations;
    if (type == "RDS" && is_any(trigger, {"O13", "O01"})) return map_dispensing;
    if (type == "VXU" && trigger == "V04") return map_vaccinations;
    if ((type == "OMG" && trigger == "O19") || (type == "OML" && is_any(trigger, {"O21", "O33", "O35"})) ||
        (type == "OMI" && is_any(trigger, {"O23", "Z23"})) || (type == "ORM" && trigger == "O01"))
        return map_requests;
    if (type == "MDM" && trigger.starts_with("T")) return map_filed_document;
    const bool has_results = (type == "OUL" && trigger == "R22") || (type == "ORU" && is_any(trigger, {"R01", "R30"}));
    return has_results ? map_results : nullptr;
}

/// Everything that must hold before a field is read.
bool is_acceptable(Mapping& mapping) {
    Segment& msh = mapping.message.msh();
    const std::string version = msh.take({12}, "used: HL7 version");
    if (!is_version_read(version)) {
        mapping.note(IssueSeverity::error, messages::kVersion, "MSH-12",
                     {std::to_string(version.size()) + " characters"});
        return false;
    }
    if (msh.take({9, 1}, kFamily).empty()) {
        mapping.note(IssueSeverity::error, messages::kTypeMissing, "MSH-9");
        return false;
    }
    msh.take({9, 2}, kFamily);
    msh.take({9, 3}, kFamily);
    const std::string facility = msh.peek({4});
    if (is_institution_number(facility) && facility != mapping.context.institution_number) {
        mapping.note(IssueSeverity::error, messages::kInstitutionMismatch, "MSH-4");
        return false;
    }
    return true;
}

bool read_who(Mapping& mapping) {
    Segment* pid = mapping.message.find("PID");
    if (pid == nullptr) {
        mapping.note(IssueSeverity::error, messages::kPatientUnknown, "PID-3");
        return false;
    }
    PatientFact seen = read_patient(mapping, *pid);
    if (seen.number.empty()) {
        mapping.note(IssueSeverity::error, messages::kPatientUnknown, "PID-3");
        return false;
    }
    const std::string sex = pid->peek({8});
    if (sex.size() >= 8 && sex.find_first_not_of("0123456789") == std::string::npos) {
        mapping.note(IssueSeverity::error, messages::kFieldShifted, "PID-8", {"PID-8"});
        return false;
    }
    mapping.patient = with_known_patient(mapping.context, std::move(seen));
    return true;
}

}  // namespace

void Mapping::note(fhir::IssueSeverity severity, const fhir::Message& row, std::string_view place,
                   std::initializer_list<std::string_view> arguments) {
    const auto code = severity == IssueSeverity::information ? IssueType::informational : IssueType::processing;
    out.report.push_back(fhir::make_issue(severity, code, row, place, arguments));
}

UnitHeader Mapping::header(std::string local_id, std::string_view date) const {
    UnitHeader made = make_header(context, std::move(local_id), recorded);
    made.order = origin.order;
    made.origins = {message.msh().offset()};
    if (date.size() >= 4) made.year = origin.year.empty() ? std::string(date.substr(0, 4)) : origin.year;
    return made;
}

std::string Mapping::time(Segment& segment, unsigned field, std::string_view target) {
    return hl7_date_time(segment.take({field}, target), context.utc_offset, segment.place(field), out.report);
}

std::string Mapping::date(Segment& segment, unsigned field, std::string_view target) {
    return hl7_date(segment.take({field}, target), segment.place(field), out.report);
}

namespace {

void map_by_family(Mapping& mapping) {
    const std::string type = mapping.message.type();
    const std::string trigger = mapping.message.trigger();
    const bool is_code = type.size() + trigger.size() <= 8;  // never a text of the message in a report
    if (type == "SIU") return mapping.note(IssueSeverity::error, messages::kAppointment, "MSH-9");
    const MapFunction map = find_family(type, trigger);
    if (map == nullptr)
        return mapping.note(IssueSeverity::error, messages::kFamilyUnknown, "MSH-9",
                            {is_code ? type + "^" + trigger : "unknown"});
    if (read_who(mapping)) map(mapping);
}

}  // namespace

void map_message(Message& message, const Context& context, const Origin& origin, Conversion& out) {
    {
        const InstitutionWays ways(message, context);
        Mapping mapping{
            .message = message, .context = context, .origin = origin, .out = out, .recorded = {}, .patient = {}};
        if (is_acceptable(mapping)) {
            mapping.recorded = mapping.time(message.msh(), 7, "Bundle.timestamp");
            if (mapping.recorded.empty()) mapping.recorded = origin.order;
            map_by_family(mapping);
        }
    }
    account_for(message, out.account);
}

namespace {

/// What one message gave, with its number in the places of issues when there are several.
void append(Conversion one, const std::string& number, Conversion& out) {
    for (Unit& unit : one.units) out.units.push_back(std::move(unit));
    for (fhir::Issue& issue : one.report) {
        issue.expression.insert(0, number);
        out.report.push_back(std::move(issue));
    }
    if (out.account.fields.empty()) return std::swap(out.account.fields, one.account.fields);
    for (FieldRecord& field : one.account.fields) out.account.fields.push_back(std::move(field));
}

}  // namespace

Conversion convert_message(const Input& input, const Context& context) {
    Conversion out;
    out.account.source = input.name;
    out.account.format = "hl7v2";
    auto all = parse_messages(input.bytes, out.report, context.charset);
    const bool is_batch = all.size() > 1;
    if (is_batch && !fhir::has_no_errors(out.report)) ++out.refused_parts;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Conversion one;
        map_message(all[i], context, {}, one);
        if (is_batch && one.units.empty() && !fhir::has_no_errors(one.report)) ++out.refused_parts;
        append(std::move(one), is_batch ? "message " + std::to_string(i + 1) + ": " : std::string(), out);
    }
    if (const auto unmapped = out.account.count(FieldFate::unmapped); unmapped > 0)
        out.report.push_back(fhir::make_issue(IssueSeverity::information, IssueType::informational,
                                              messages::kUnknownSegment, "", {std::to_string(unmapped)}));
    return out;
}

}  // namespace kakehashi::mappers::hl7v2
