#include <array>
#include <set>

#include "dicom/attributes.hpp"
#include "dicom/structured_report.hpp"

namespace kakehashi::mappers::dicom {
namespace {

constexpr std::string_view kReportClasses = "1.2.840.10008.5.1.4.1.1.88.";
constexpr std::string_view kKeyObjectSelection = "1.2.840.10008.5.1.4.1.1.88.59";
/// FHIR strings hold 1 MB. Source: R4 datatypes.html#string
constexpr std::size_t kTextBytesMax = 1'000'000;

std::string meaning_of(const DataSet& code) {
    const std::string meaning = code.text(tag::kCodeMeaning);
    return meaning.empty() ? code.text(tag::kCodeValue) : meaning;
}

std::string measured(const DataSet& value) {
    const std::string unit = value.item(tag::kMeasurementUnits).text(tag::kCodeValue);
    // "1" is UCUM's way to say that there is no unit.
    return value.text(tag::kNumericValue) + (unit.empty() || unit == "1" ? "" : " " + unit);
}

/// What a content item says, by its value type. Source: PS3.3 table C.17.3-7
std::string value_of(const DataSet& item) {
    const std::string type = item.text(tag::kValueType);
    if (type == "CODE") return meaning_of(item.item(tag::kConceptCode));
    if (type == "NUM") return measured(item.item(tag::kMeasuredValues));
    if (type == "PNAME") return display_of(item.names(tag::kContentPersonName));
    if (type == "IMAGE" || type == "COMPOSITE" || type == "WAVEFORM")
        return item.item(tag::kReferencedSops).text(tag::kReferencedSopInstanceUid);
    constexpr std::array kPlain{std::pair{"TEXT", tag::kTextValue}, std::pair{"DATE", tag::kContentItemDate},
                                std::pair{"TIME", tag::kContentItemTime}, std::pair{"DATETIME", tag::kContentDateTime},
                                std::pair{"UIDREF", tag::kContentUid}};
    for (const auto& [name, tag] : kPlain)
        if (type == name) return item.text(tag);
    return {};
}

/// Items whose value has no text (coordinates) stand by their name and type alone.
std::string line_of(const DataSet& item) {
    const std::string name = meaning_of(item.item(tag::kConceptName));
    const std::string value = value_of(item);
    if (!value.empty()) return name.empty() ? value : name + ": " + value;
    const std::string type = item.text(tag::kValueType);
    if (name.empty()) return type == "CONTAINER" || type.empty() ? "" : "[" + type + "]";
    return type == "CONTAINER" || type.empty() ? name : name + " [" + type + "]";
}

// The depth is the limit of whoever read the data set.
void append_content(const DataSet& item, std::size_t depth, ContentText& content) {
    const std::string line = line_of(item);
    if (content.text.size() + line.size() + 2 * depth + 1 > kTextBytesMax) content.is_cut = true;
    if (content.is_cut) return;
    if (!line.empty()) {
        if (!content.text.empty()) content.text += '\n';
        content.text.append(2 * depth, ' ').append(line);
    }
    for (const DataSet& child : item.items(tag::kContent))
        append_content(child, depth + (line.empty() ? 0 : 1), content);
}

/// UIDs that the content tree itself names, below any item.
void collect_named(const DataSet& item, std::set<std::string>& uids) {
    for (const DataSet& child : item.items(tag::kContent)) {
        uids.insert(child.item(tag::kReferencedSops).text(tag::kReferencedSopInstanceUid));
        collect_named(child, uids);
    }
}

DataSet instance_of(const DataSet& selection, const std::string& series_uid, const DataSet& reference, bool is_named) {
    DataSet instance(reference.place(""), selection.offset());
    const auto add = [&](std::string_view tag, std::string value) {
        instance.add({.tag = std::string(tag), .values = {std::move(value)}, .names = {}, .items = {}});
    };
    add(tag::kStudyInstanceUid, selection.text(tag::kStudyInstanceUid));
    add(tag::kSeriesInstanceUid, series_uid);
    add(tag::kSopClassUid, reference.text(tag::kReferencedSopClassUid));
    add(tag::kSopInstanceUid, reference.text(tag::kReferencedSopInstanceUid));
    add(tag::kPatientId, selection.text(tag::kPatientId));
    if (const Attribute* title = selection.find(tag::kConceptName); title && is_named) instance.add(*title);
    return instance;
}

}  // namespace

bool is_key_object_selection(const DataSet& data_set) {
    return data_set.text(tag::kSopClassUid) == kKeyObjectSelection;
}

bool is_report(const DataSet& data_set) {
    return data_set.text(tag::kSopClassUid).starts_with(kReportClasses) && !is_key_object_selection(data_set);
}

ContentText read_content(const DataSet& report) {
    ContentText content;
    append_content(report, 0, content);
    return content;
}

KeyObjects read_key_objects(const DataSet& selection) {
    std::set<std::string> named;
    collect_named(selection, named);
    KeyObjects result;
    for (const DataSet& study : selection.items(tag::kEvidence))
        for (const DataSet& series : study.items(tag::kReferencedSeries))
            for (const DataSet& reference : series.items(tag::kReferencedSops)) {
                const std::string uid = reference.text(tag::kReferencedSopInstanceUid);
                if (study.text(tag::kStudyInstanceUid) != selection.text(tag::kStudyInstanceUid))
                    ++result.elsewhere;
                else if (!uid.empty())
                    result.instances.push_back(
                        instance_of(selection, series.text(tag::kSeriesInstanceUid), reference, named.contains(uid)));
            }
    return result;
}

}  // namespace kakehashi::mappers::dicom
