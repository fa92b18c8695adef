#include <fmt/format.h>

#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"
#include "kakehashi/mappers/ssmix2.hpp"
#include "ssmix2/convert_message.hpp"
#include "ssmix2/data_type_table.hpp"
#include "ssmix2/storage_time.hpp"

namespace kakehashi::mappers::ssmix2 {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;
using hl7v2::Message;
namespace messages = hl7v2::messages;

void note(Conversion& out, IssueSeverity severity, const fhir::Message& row, std::string_view place,
          std::initializer_list<std::string_view> arguments = {}) {
    out.report.push_back(fhir::make_issue(severity, IssueType::conflict, row, place, arguments));
}

/// The order's part of a unit key. Collections of one laboratory order on several days are units of their own.
std::string order_key(const FileName& name) {
    if (name.data_type != "OML-11" || name.order_number.empty() || name.care_date == "-") return name.order_number;
    return name.order_number + "-" + name.care_date.substr(4);
}

hl7v2::Origin origin_of(const FileName& name, const Context& context) {
    return {.order = instant_of(name, context),
            .year = name.care_date == "-" ? std::string() : name.care_date.substr(0, 4),
            .order_number = order_key(name),
            .data_type = name.data_type};
}

/// Whether the message is what the file's name says. @return false when the file goes to quarantine
bool agrees(Message& message, const FileName& name, const Context& context, Conversion& out) {
    const DataType* type = find_data_type(name.data_type);
    const std::string trigger = message.trigger();
    if (type == nullptr || !type->is_mapped) {
        note(out, IssueSeverity::error, messages::kDataType, "file name", {type == nullptr ? "unknown" : type->code});
        return false;
    }
    if (message.type() != type->message || (trigger != type->trigger && trigger != type->delete_trigger)) {
        note(out, IssueSeverity::error, messages::kTypeMismatch, "MSH-9", {"file name", "MSH-9"});
        return false;
    }
    hl7v2::Segment* pid = message.find("PID");
    if (pid != nullptr && pid->peek({3}) != name.patient_number) {
        const bool only_report = context.report_patient_mismatch_only;
        note(out, only_report ? IssueSeverity::warning : IssueSeverity::error, messages::kPatientMismatch, "PID-3");
        return only_report;
    }
    return true;
}

void ignore_all(Message& message, const FileName& name, std::string_view reason, Conversion& out) {
    out.report.push_back(fhir::make_issue(IssueSeverity::information, IssueType::informational, messages::kSuperseded,
                                          "file name", {name.condition == Condition::deleted ? "0" : "2"}));
    for (hl7v2::Segment& segment : message.segments) segment.ignore_rest(reason);
    account_for(message, out.account);
}

/// What a file of that type makes: kind of the unit, and what stands before the order's number in its id.
struct Made {
    UnitKind kind = UnitKind::encounter;
    std::string_view prefix = {};
};

Made made_by(std::string_view data_type) {
    if (data_type == "OMP-01") return {UnitKind::prescription};
    if (data_type == "OMP-02") return {UnitKind::prescription, "INJ"};
    if (data_type == "OMP-11" || data_type == "OMP-12") return {UnitKind::prescription, "ADM"};
    if (data_type == "OML-01") return {UnitKind::laboratory, "ORD"};
    if (data_type == "OML-11") return {UnitKind::laboratory};
    if (data_type == "OMG-13") return {UnitKind::imaging, "REP"};
    if (data_type.starts_with("OMG-")) return {UnitKind::imaging, "ORD"};
    if (data_type == "ADT-61") return {UnitKind::allergy};
    if (data_type == "PPR-01") return {UnitKind::condition};
    return {data_type == "ADT-00" ? UnitKind::patient : UnitKind::encounter};
}

/// What a file's content would have made, or where it makes nothing what its name says that it made.
Unit named_unit(const FileName& name, const hl7v2::Origin& origin, const Context& context) {
    const Made made = made_by(name.data_type);
    const std::string id =
        name.order_number.empty() ? name.patient_number : hl7v2::order_unit_id(made.prefix, origin.order_number);
    UnitHeader header = make_header(context, id, origin.order);
    header.order = origin.order;
    header.year = origin.year;
    return remove_unit(made.kind, header, name.patient_number);
}

/// A file with flag 0: what its content would have made goes away, and stays away for earlier versions.
void map_deletion(Message& message, const FileName& name, const Context& context, Conversion& out) {
    const hl7v2::Origin origin = origin_of(name, context);
    // A13 takes a discharge back: the stay goes on, and its Encounter says so.
    if (message.trigger() == "A13") return map_message(message, context, origin, out);
    if (name.data_type == "ADT-52") return ignore_all(message, name, "discharge that was taken back; A13 says so", out);
    Conversion made;
    map_message(message, context, origin, made);
    if (made.units.empty() || made.units.front().kind != made_by(name.data_type).kind) {
        made.units.clear();
        made.units.push_back(named_unit(name, origin, context));
    }
    for (Unit& unit : made.units) {
        if (unit.kind == UnitKind::patient && name.data_type != "ADT-00") continue;
        unit.operation = UnitOperation::remove;
        unit.bundle = {};
        out.units.push_back(std::move(unit));
    }
    for (FieldRecord& field : made.account.fields) {
        field.fate = FieldFate::ignored;
        field.detail = "deleted in the source (condition flag 0)";
        out.account.fields.push_back(std::move(field));
    }
}

void map_file(Message& message, const FileName& name, const Context& context, Conversion& out) {
    switch (name.condition) {
        case Condition::superseded:
            return ignore_all(message, name, "superseded version (condition flag 2)", out);
        case Condition::deleted:
            return map_deletion(message, name, context, out);
        case Condition::valid:
            return map_message(message, context, origin_of(name, context), out);
    }
}

}  // namespace

std::string instant_of(const FileName& name, const Context& context) {
    const std::string_view t = name.event_time;
    return fmt::format("{}-{}-{}T{}:{}:{}.{}{}", t.substr(0, 4), t.substr(4, 2), t.substr(6, 2), t.substr(8, 2),
                       t.substr(10, 2), t.substr(12, 2), t.substr(14, 3), context.utc_offset);
}

void convert_named_message(std::string_view bytes, const FileName& name, const Context& context, Conversion& out) {
    auto parsed = hl7v2::parse_messages(bytes, out.report, context.charset);
    if (parsed.empty()) return;
    if (parsed.size() > 1) {
        out.report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::structure, messages::kNotHl7, "",
                                              {"several messages in one file"}));
        return;
    }
    Message& message = parsed.front();
    if (agrees(message, name, context, out))
        map_file(message, name, context, out);
    else
        account_for(message, out.account);
}

Conversion convert_file(const Input& input, const Context& context) {
    if (is_transaction_file(input.bytes)) return convert_transactions(input, context);
    if (auto extended = convert_extended(input, context)) return std::move(*extended);
    Conversion out;
    out.account.source = input.name;
    out.account.format = "ssmix2";
    const auto name = parse_file_name(input.name);
    if (!name) {
        out.report.push_back(name.error());
        return out;
    }
    if (!name->order_number.empty() && name->order_number.size() != 15)
        note(out, IssueSeverity::warning, messages::kOrderLength, "file name",
             {std::to_string(name->order_number.size())});
    convert_named_message(input.bytes, *name, context, out);
    if (const auto unmapped = out.account.count(FieldFate::unmapped); unmapped > 0)
        out.report.push_back(fhir::make_issue(IssueSeverity::information, IssueType::informational,
                                              messages::kUnknownSegment, "", {std::to_string(unmapped)}));
    return out;
}

}  // namespace kakehashi::mappers::ssmix2
