#include "dicom/directory.hpp"

#include <charconv>
#include <cstdint>
#include <map>
#include <set>

#include "dicom/attributes.hpp"
#include "dicom/messages.hpp"

namespace kakehashi::mappers::dicom {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;

/// PATIENT, STUDY, SERIES, IMAGE; private records may lie one or two deeper.
constexpr unsigned kLevelsMax = 8;

/// Follows the links of the records, which are places in the file: their order in the sequence means nothing.
class Walk {
public:
    explicit Walk(const DataSet& file) : records_(file.items(tag::kDirectoryRecords)) {
        for (std::size_t i = 0; i < records_.size(); ++i) by_offset_.emplace(records_[i].offset(), i);
    }

    void visit(const std::string& offset, const DataSet& above, unsigned level) {
        for (const DataSet* record = find(offset); record; record = find(record->text(tag::kNextRecord))) {
            // A link that leads back would never end.
            if (level > kLevelsMax || !seen_.insert(record).second) return;
            DataSet whole = own_attributes(*record);
            whole.add_missing_of(above);
            const std::string lower = record->text(tag::kLowerRecord);
            if (find(lower))
                visit(lower, whole, level + 1);
            else
                found_.push_back(std::move(whole));
        }
    }

    [[nodiscard]] std::size_t unreached() const { return records_.size() - seen_.size(); }
    [[nodiscard]] std::vector<DataSet> take() { return std::move(found_); }

private:
    [[nodiscard]] const DataSet* find(const std::string& offset) const {
        std::uint32_t number = 0;
        std::from_chars(offset.data(), offset.data() + offset.size(), number);
        if (number == 0) return nullptr;
        const auto found = by_offset_.find(number);
        return found == by_offset_.end() ? nullptr : &records_[found->second];
    }

    /// The record without the directory's own links; the UIDs of the file that it names are the instance's.
    static DataSet own_attributes(const DataSet& record) {
        DataSet data_set(record.place(""), record.offset());
        for (Attribute attribute : record.attributes()) {
            if (attribute.tag == tag::kFileSopClassUid) attribute.tag = tag::kSopClassUid;
            if (attribute.tag == tag::kFileSopInstanceUid) attribute.tag = tag::kSopInstanceUid;
            if (!attribute.tag.starts_with("0004")) data_set.add(std::move(attribute));
        }
        return data_set;
    }

    const std::vector<DataSet>& records_;
    std::map<std::uint32_t, std::size_t> by_offset_;
    std::set<const DataSet*> seen_;
    std::vector<DataSet> found_;
};

/// Names on media are in capitals and may carry a version (";1"); on disks they are often in small letters.
std::string comparable(std::string_view name) {
    std::string result(name.substr(0, name.find(';')));
    for (char& c : result) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == '\\') c = '/';
    }
    return result;
}

}  // namespace

bool is_directory(const DataSet& file) {
    constexpr std::string_view kMediaStorageDirectory = "1.2.840.10008.1.3.10";
    return file.find(tag::kDirectoryRecords) || file.text(tag::kMediaSopClassUid) == kMediaStorageDirectory;
}

std::vector<DataSet> read_directory(const DataSet& file, fhir::Report& report) {
    Walk walk(file);
    walk.visit(file.text(tag::kFirstRecord), DataSet(), 0);
    if (walk.unreached() > 0)
        report.push_back(fhir::make_issue(IssueSeverity::warning, IssueType::incomplete, messages::kRecordsUnreached,
                                          std::string(tag::kDirectoryRecords), {std::to_string(walk.unreached())}));
    return walk.take();
}

void compare_with_inputs(const DataSet& file, const std::string& directory_name,
                         std::span<const std::string> input_names, fhir::Report& report) {
    const auto slash = directory_name.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "" : directory_name.substr(0, slash + 1);
    std::set<std::string> there;
    for (const std::string& name : input_names) there.insert(comparable(name));
    std::size_t named = 0;
    std::size_t missing = 0;
    for (const DataSet& record : file.items(tag::kDirectoryRecords)) {
        std::string path;
        for (const std::string& part : record.texts(tag::kReferencedFileId)) path += (path.empty() ? "" : "/") + part;
        if (path.empty()) continue;
        ++named;
        if (!there.contains(comparable(folder + path))) ++missing;
    }
    if (missing > 0)
        report.push_back(fhir::make_issue(IssueSeverity::warning, IssueType::incomplete, messages::kFilesMissing,
                                          std::string(tag::kReferencedFileId),
                                          {std::to_string(missing), std::to_string(named)}));
}

}  // namespace kakehashi::mappers::dicom
