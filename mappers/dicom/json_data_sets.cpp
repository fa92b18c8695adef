#include "dicom/json_data_sets.hpp"

#include <algorithm>

#include "dicom/messages.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::mappers::dicom {
namespace {

using fhir::fail;
using fhir::IssueType;
using fhir::Node;

bool is_tag(std::string_view name) {
    return name.size() == 8 && std::all_of(name.begin(), name.end(),
                                           [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); });
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

DataSet read_object(const Node& object, std::string place);

Attribute read_attribute(const fhir::Member& member, const std::string& place) {
    Attribute attribute;
    attribute.tag = member.name;
    attribute.offset = member.value.offset();
    attribute.is_bulk = member.value.find("BulkDataURI") || member.value.find("InlineBinary");
    const Node* values = member.value.find("Value");
    if (!values) return attribute;
    const bool is_sequence = member.value.text_of("vr") == "SQ";
    for (const Node& value : values->items()) {
        if (!value.is_object())
            attribute.values.emplace_back(without_padding(value.text()));
        else if (is_sequence)
            attribute.items.push_back(read_object(value, place + attribute.tag + "."));
        else
            attribute.names.push_back({.alphabetic = std::string(value.text_of("Alphabetic")),
                                       .ideographic = std::string(value.text_of("Ideographic")),
                                       .phonetic = std::string(value.text_of("Phonetic"))});
    }
    return attribute;
}

// The depth is the JSON reader's limit.
DataSet read_object(const Node& object, std::string place) {
    DataSet data_set(place, object.offset());
    for (const fhir::Member& member : object.members()) data_set.add(read_attribute(member, place));
    return data_set;
}

}  // namespace

fhir::Result<std::vector<DataSet>> read_json_data_sets(std::string_view bytes) {
    const auto document = fhir::parse_json(std::string(bytes));
    if (!document) return tl::unexpected(document.error());
    const Node& root = document->root();
    const std::span<const Node> objects = root.is_array() ? root.items() : std::span<const Node>(&root, 1);
    if (const auto found = foreign_shape(objects); !found.empty())
        return fail(IssueType::structure, messages::kNotDicomJson, "", {found});
    if (objects.empty()) return fail(IssueType::structure, messages::kEmpty, "");
    std::vector<DataSet> data_sets;
    for (std::size_t i = 0; i < objects.size(); ++i)
        data_sets.push_back(read_object(objects[i], "[" + std::to_string(i) + "]."));
    return data_sets;
}

}  // namespace kakehashi::mappers::dicom
