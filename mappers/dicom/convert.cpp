#include <algorithm>
#include <string>
#include <vector>

#include "dicom/attributes.hpp"
#include "dicom/messages.hpp"
#include "dicom/study.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/dicom.hpp"

namespace kakehashi::mappers {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;
using fhir::Node;
namespace messages = dicom::messages;

bool is_tag(std::string_view name) {
    return name.size() == 8 && std::all_of(name.begin(), name.end(),
                                           [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); });
}

void refuse(Conversion& conversion, IssueType code, const fhir::Message& message, std::string_view found = {}) {
    conversion.report.push_back(found.empty() ? fhir::make_issue(IssueSeverity::error, code, message, "")
                                              : fhir::make_issue(IssueSeverity::error, code, message, "", {found}));
}

/// What the value is instead of DICOM JSON; "" when it is.
std::string_view foreign_shape(std::span<const Node> data_sets) {
    for (const Node& data_set : data_sets) {
        if (!data_set.is_object()) return "something else than objects";
        for (const fhir::Member& member : data_set.members())
            if (!is_tag(member.name) || !member.value.is_object()) return "an object with other names";
    }
    return {};
}

std::string shown(const Node& attribute) {
    if (attribute.find("BulkDataURI") || attribute.find("InlineBinary")) return "bulk";
    const Node* values = attribute.find("Value");
    return values && !values->items().empty() ? "value" : "";
}

/// One record for every attribute that holds something, sequences as one.
void account_for(const Node& object, std::size_t index, Account& account) {
    for (const fhir::Member& member : object.members()) {
        if (shown(member.value).empty()) continue;
        FieldRecord record{.place = "[" + std::to_string(index) + "]." + std::string(member.name),
                           .fate = FieldFate::unmapped,
                           .detail = {},
                           .offset = member.value.offset(),
                           .record = object.offset()};
        if (const auto* mapped = dicom::find_mapped(member.name)) {
            record.fate = FieldFate::mapped;
            record.detail = mapped->target;
        } else if (const auto reason = dicom::ignored_reason(member.name); !reason.empty()) {
            record.fate = FieldFate::ignored;
            record.detail = reason;
        }
        account.fields.push_back(std::move(record));
    }
}

/// Data sets of one study, in the order of the input. A data set without StudyInstanceUID is said and left out.
std::vector<dicom::StudyDataSets> group_by_study(std::span<const Node> data_sets, fhir::Report& report) {
    std::vector<dicom::StudyDataSets> studies;
    for (std::size_t i = 0; i < data_sets.size(); ++i) {
        const dicom::DataSet data_set(data_sets[i], i);
        const std::string uid = data_set.text(dicom::tag::kStudyInstanceUid);
        if (uid.empty()) {
            report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::required, messages::kStudyUidMissing,
                                              data_set.place(dicom::tag::kStudyInstanceUid)));
            continue;
        }
        auto study = std::find_if(studies.begin(), studies.end(), [&](const auto& s) { return s.uid == uid; });
        if (study == studies.end()) study = studies.insert(studies.end(), {.uid = uid, .data_sets = {}});
        study->data_sets.push_back(data_set);
    }
    return studies;
}

}  // namespace

Conversion convert_dicom_json(const Input& input, const Context& context) {
    Conversion conversion;
    conversion.account.source = input.name;
    conversion.account.format = "dicom";
    if (input.bytes.size() >= 132 && std::string_view(input.bytes).substr(128, 4) == "DICM") {
        refuse(conversion, IssueType::not_supported, messages::kFileNotSupported);
        return conversion;
    }
    auto document = fhir::parse_json(input.bytes);
    if (!document) {
        conversion.report.push_back(document.error());
        return conversion;
    }
    const Node& root = document->root();
    const std::span<const Node> data_sets = root.is_array() ? root.items() : std::span<const Node>(&root, 1);
    if (const auto found = foreign_shape(data_sets); !found.empty()) {
        refuse(conversion, IssueType::structure, messages::kNotDicomJson, found);
        return conversion;
    }
    if (data_sets.empty()) {
        refuse(conversion, IssueType::structure, messages::kEmpty);
        return conversion;
    }
    for (std::size_t i = 0; i < data_sets.size(); ++i) account_for(data_sets[i], i, conversion.account);
    for (const auto& study : group_by_study(data_sets, conversion.report))
        dicom::write_study(study, context, conversion);
    if (const auto unmapped = conversion.account.count(FieldFate::unmapped); unmapped > 0)
        conversion.report.push_back(fhir::make_issue(IssueSeverity::information, IssueType::informational,
                                                     messages::kUnmappedField, "", {std::to_string(unmapped)}));
    return conversion;
}

}  // namespace kakehashi::mappers
