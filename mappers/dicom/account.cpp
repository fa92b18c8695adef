#include "dicom/account.hpp"

#include "dicom/attributes.hpp"
#include "dicom/structured_report.hpp"

namespace kakehashi::mappers::dicom {
namespace {

/// The values as DICOM separates them.
std::string shown(const Attribute& attribute) {
    std::string text;
    for (const std::string& value : attribute.values) text.append(text.empty() ? "" : "\\").append(value);
    for (const PersonName& name : attribute.names)
        text.append(text.empty() ? "" : "\\").append(name.alphabetic + "=" + name.ideographic + "=" + name.phonetic);
    return excerpt(text);
}

}  // namespace

void account_for(const DataSet& data_set, Account& account) {
    const bool is_document = is_report(data_set) || is_key_object_selection(data_set);
    for (const Attribute& attribute : data_set.attributes()) {
        if (!attribute.holds_something()) continue;
        FieldRecord record{.place = data_set.place(attribute.tag),
                           .fate = FieldFate::unmapped,
                           .detail = {},
                           .offset = attribute.offset,
                           .record = data_set.offset(),
                           .value = shown(attribute)};
        const auto* mapped = is_document ? find_mapped_of_document(attribute.tag) : nullptr;
        if (!mapped) mapped = find_mapped(attribute.tag);
        if (mapped) {
            record.fate = FieldFate::mapped;
            record.detail = mapped->target;
        } else if (const auto reason = ignored_reason(attribute.tag); !reason.empty()) {
            record.fate = FieldFate::ignored;
            record.detail = reason;
        }
        account.fields.push_back(std::move(record));
        if (attribute.tag == tag::kDirectoryRecords)
            for (const DataSet& item : attribute.items) account_for(item, account);
    }
}

}  // namespace kakehashi::mappers::dicom
