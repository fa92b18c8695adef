#include <algorithm>
#include <deque>
#include <iterator>
#include <string>
#include <vector>

#include "dicom/account.hpp"
#include "dicom/archive.hpp"
#include "dicom/attributes.hpp"
#include "dicom/directory.hpp"
#include "dicom/json_data_sets.hpp"
#include "dicom/messages.hpp"
#include "dicom/part10.hpp"
#include "dicom/structured_report.hpp"
#include "dicom/study.hpp"
#include "kakehashi/mappers/dicom.hpp"

namespace kakehashi::mappers {
namespace {

using dicom::DataSet;
using dicom::Placed;
using fhir::IssueSeverity;
using fhir::IssueType;
namespace messages = dicom::messages;

/// Something to read: an input, or a file of an archive that is one.
struct Part {
    std::string name;
    std::string_view bytes;  ///< of the input, or of `Parts::unpacked`
    std::size_t input = 0;
    std::string place{};       ///< what stands before the places of an archive's file
    std::uint32_t offset = 0;  ///< of the file, in the archive's files one behind the other
};

struct Parts {
    std::vector<Part> all;
    std::deque<std::string> unpacked;  ///< the files of archives; their places in memory stay
};

/// What one part holds, read.
struct Contents {
    std::vector<DataSet> data_sets;
    std::vector<DataSet> named;  ///< instances that key object selections of `data_sets` name
};

/// An archive's files that are no DICOM (viewers, their settings) are ignored on purpose.
void add_archive(const Input& archive, std::size_t input, Conversion& conversion, Parts& parts) {
    auto members = dicom::read_archive(archive.bytes);
    if (!members) {
        conversion.report.push_back(members.error());
        return;
    }
    std::uint32_t offset = 0;
    bool has_dicom = false;
    for (dicom::ArchiveMember& member : *members) {
        if (member.bytes.empty()) {
            conversion.account.fields.push_back({.place = member.name,
                                                 .fate = FieldFate::ignored,
                                                 .detail = "a file of the archive that is no DICOM",
                                                 .offset = offset,
                                                 .record = offset});
            continue;
        }
        has_dicom = true;
        const auto size = static_cast<std::uint32_t>(member.bytes.size());
        parts.all.push_back({.name = member.name,
                             .bytes = parts.unpacked.emplace_back(std::move(member.bytes)),
                             .input = input,
                             .place = member.name + ": ",
                             .offset = offset});
        offset += size;
    }
    if (!has_dicom)
        conversion.report.push_back(
            fhir::make_issue(IssueSeverity::error, IssueType::structure, messages::kNotDicom, ""));
}

Parts parts_of(std::span<const Input> inputs, std::span<Conversion> conversions) {
    Parts parts;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        conversions[i].account.source = inputs[i].name;
        conversions[i].account.format = "dicom";
        if (dicom::is_zip(inputs[i].bytes))
            add_archive(inputs[i], i, conversions[i], parts);
        else
            parts.all.push_back({.name = inputs[i].name, .bytes = inputs[i].bytes, .input = i});
    }
    return parts;
}

/// The data sets of a file: its own, or those of the directory that it is.
std::vector<DataSet> data_sets_of(DataSet file, const Part& part, std::span<const std::string> names,
                                  Conversion& conversion) {
    if (!dicom::is_directory(file)) {
        file.move_by(part.place, part.offset);
        dicom::account_for(file, conversion.account);
        std::vector<DataSet> one;
        // A file is one instance. One that is cut off between two elements looks whole, but for what it lacks.
        if (file.text(dicom::tag::kSeriesInstanceUid).empty() || file.text(dicom::tag::kSopInstanceUid).empty()) {
            conversion.report.push_back(
                fhir::make_issue(IssueSeverity::error, IssueType::required, messages::kNotIdentified, part.place));
            return one;
        }
        one.push_back(std::move(file));
        return one;
    }
    dicom::compare_with_inputs(file, part.name, names, conversion.report);
    auto records = dicom::read_directory(file, conversion.report);
    file.move_by(part.place, part.offset);
    dicom::account_for(file, conversion.account);
    // A record of the root that names no study (a hanging protocol, a patient without studies) belongs to none.
    std::erase_if(records, [](const DataSet& one) { return one.text(dicom::tag::kStudyInstanceUid).empty(); });
    for (DataSet& record : records) record.move_by(part.place, part.offset);
    if (records.empty())
        conversion.report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::structure, messages::kEmpty, ""));
    return records;
}

/// What a folder of a medium holds besides: viewers, their settings, notes.
bool is_no_json(std::string_view bytes) {
    const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && bytes[first] != '[' && bytes[first] != '{';
}

std::vector<DataSet> read_part(const Part& part, std::span<const std::string> names, Conversion& conversion) {
    if (dicom::is_part10(part.bytes)) {
        auto file = dicom::read_part10(part.bytes, conversion.report);
        if (file) return data_sets_of(std::move(*file), part, names, conversion);
        conversion.report.push_back(file.error());
        return {};
    }
    if (part.bytes.empty() || is_no_json(part.bytes)) {
        conversion.report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::structure,
                                                     part.bytes.empty() ? messages::kEmpty : messages::kNotDicom,
                                                     part.place));
        return {};
    }
    auto objects = dicom::read_json_data_sets(part.bytes);
    if (!objects) {
        conversion.report.push_back(objects.error());
        return {};
    }
    for (const DataSet& object : *objects) dicom::account_for(object, conversion.account);
    return std::move(*objects);
}

std::vector<DataSet> read_named(const std::vector<DataSet>& data_sets, fhir::Report& report) {
    std::vector<DataSet> named;
    for (const DataSet& data_set : data_sets) {
        if (!dicom::is_key_object_selection(data_set)) continue;
        auto objects = dicom::read_key_objects(data_set);
        if (objects.elsewhere > 0)
            report.push_back(fhir::make_issue(IssueSeverity::information, IssueType::informational,
                                              messages::kElsewhere, data_set.place(dicom::tag::kEvidence),
                                              {std::to_string(objects.elsewhere)}));
        std::move(objects.instances.begin(), objects.instances.end(), std::back_inserter(named));
    }
    return named;
}

/// Data sets by study, in the order of the inputs. One without StudyInstanceUID is said and left out.
class Studies {
public:
    explicit Studies(std::span<Conversion> conversions) : conversions_(conversions) {}

    void add(const std::vector<DataSet>& data_sets, std::size_t input) {
        for (const DataSet& data_set : data_sets) {
            const std::string uid = data_set.text(dicom::tag::kStudyInstanceUid);
            if (uid.empty()) {
                conversions_[input].report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::required,
                                                                      messages::kStudyUidMissing,
                                                                      data_set.place(dicom::tag::kStudyInstanceUid)));
                continue;
            }
            auto study = std::find_if(studies_.begin(), studies_.end(), [&](const auto& s) { return s.uid == uid; });
            if (study == studies_.end()) study = studies_.insert(studies_.end(), {.uid = uid, .data_sets = {}});
            study->data_sets.push_back({.data_set = &data_set, .input = input});
        }
    }
    [[nodiscard]] const std::vector<dicom::StudyDataSets>& all() const { return studies_; }

private:
    std::span<Conversion> conversions_;
    std::vector<dicom::StudyDataSets> studies_;
};

void say_unmapped(Conversion& conversion) {
    if (const auto unmapped = conversion.account.count(FieldFate::unmapped); unmapped > 0)
        conversion.report.push_back(fhir::make_issue(IssueSeverity::information, IssueType::informational,
                                                     messages::kUnmappedField, "", {std::to_string(unmapped)}));
}

}  // namespace

std::vector<Conversion> convert_dicom_together(std::span<const Input> inputs, const Context& context) {
    std::vector<Conversion> conversions(inputs.size());
    const Parts read_parts = parts_of(inputs, conversions);
    const std::vector<Part>& parts = read_parts.all;
    std::vector<std::string> names;
    for (const Part& part : parts) names.push_back(part.name);
    std::vector<Contents> contents(parts.size());
    Studies studies(conversions);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Conversion& conversion = conversions[parts[i].input];
        contents[i].data_sets = read_part(parts[i], names, conversion);
        for (DataSet& data_set : contents[i].data_sets) data_set.keep_read_attributes();
        contents[i].named = read_named(contents[i].data_sets, conversion.report);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) studies.add(contents[i].data_sets, parts[i].input);
    // After what the files say of themselves.
    for (std::size_t i = 0; i < parts.size(); ++i) studies.add(contents[i].named, parts[i].input);
    for (const auto& study : studies.all()) {
        const auto patient = dicom::write_study(study, context, conversions);
        for (const Placed& placed : study.data_sets)
            if (patient && dicom::is_report(*placed.data_set))
                dicom::write_report(*placed.data_set, *patient, context, conversions[placed.input]);
    }
    for (Conversion& conversion : conversions) say_unmapped(conversion);
    return conversions;
}

Conversion convert_dicom(const Input& input, const Context& context) {
    if (!dicom::is_part10(input.bytes)) return std::move(convert_dicom_together({&input, 1}, context).front());
    Conversion refused;
    refused.account.source = input.name;
    refused.account.format = "dicom";
    refused.report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::incomplete, messages::kFileAlone, ""));
    return refused;
}

std::vector<std::string> dicom_studies_of(std::string_view bytes) {
    std::vector<std::string> uids;
    const auto add = [&](const DataSet& data_set) {
        std::string uid = data_set.text(dicom::tag::kStudyInstanceUid);
        if (!uid.empty() && std::find(uids.begin(), uids.end(), uid) == uids.end()) uids.push_back(std::move(uid));
    };
    const auto add_file = [&](std::string_view file_bytes) {
        fhir::Report ignored;
        const auto file = dicom::read_part10(file_bytes, ignored);
        if (!file) return;
        add(*file);
        if (dicom::is_directory(*file))
            for (const DataSet& record : dicom::read_directory(*file, ignored)) add(record);
    };
    if (dicom::is_part10(bytes)) add_file(bytes);
    if (!dicom::is_zip(bytes)) return uids;
    if (const auto members = dicom::read_archive(bytes))
        for (const auto& member : *members) add_file(member.bytes);
    return uids;
}

}  // namespace kakehashi::mappers
