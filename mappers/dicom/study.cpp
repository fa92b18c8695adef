#include "dicom/study.hpp"

#include <algorithm>
#include <array>

#include "dicom/attributes.hpp"
#include "dicom/messages.hpp"
#include "kakehashi/mappers/report_units.hpp"

namespace kakehashi::mappers::dicom {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;

struct Reader {
    const StudyDataSets& study;
    const Context& context;
    fhir::Report& report;

    void say(IssueSeverity severity, IssueType code, const fhir::Message& message, const std::string& place,
             std::string_view argument = {}) const {
        report.push_back(argument.empty() ? fhir::make_issue(severity, code, message, place)
                                          : fhir::make_issue(severity, code, message, place, {argument}));
    }

    /// The first data set of the study that says something.
    [[nodiscard]] std::string first(std::string_view tag) const {
        for (const DataSet& data_set : study.data_sets)
            if (auto text = data_set.text(tag); !text.empty()) return text;
        return {};
    }

    [[nodiscard]] std::string time(const DataSet& data_set, std::string_view date, std::string_view clock) const {
        std::string zone = data_set.text(tag::kTimezoneOffset);
        if (zone.empty()) zone = context.utc_offset;
        const WrittenTime written = read_time(data_set.text(date), data_set.text(clock), zone);
        if (written.invalid)
            say(IssueSeverity::error, IssueType::value, messages::kDateInvalid, data_set.place(date), date);
        if (written.seconds_added)
            say(IssueSeverity::information, IssueType::informational, messages::kSecondsAdded, data_set.place(clock));
        return written.text;
    }
};

std::string display_of(const std::vector<NameFact>& names) {
    if (names.empty()) return {};
    const NameFact& name = names.front();
    return name.given.empty() ? name.family : name.family + " " + name.given;
}

/// Every UID of the study must be one: an archive that sends other things is not to be guessed at.
bool uids_are_valid(const Reader& reader) {
    constexpr std::array kUids{tag::kStudyInstanceUid, tag::kSeriesInstanceUid, tag::kSopInstanceUid,
                               tag::kSopClassUid};
    for (const DataSet& data_set : reader.study.data_sets)
        for (const std::string_view tag : kUids) {
            const std::string uid = data_set.text(tag);
            if (uid.empty() || is_uid(uid)) continue;
            reader.say(IssueSeverity::error, IssueType::value, messages::kUidInvalid, data_set.place(tag), tag);
            return false;
        }
    return true;
}

/// The one patient number that all data sets agree on; "" after an issue.
std::string patient_number(const Reader& reader) {
    std::string number;
    for (const DataSet& data_set : reader.study.data_sets) {
        const std::string here = data_set.text(tag::kPatientId);
        if (here.empty() || here == number) continue;
        if (!number.empty()) {
            reader.say(IssueSeverity::error, IssueType::conflict, messages::kPatientMismatch,
                       data_set.place(tag::kPatientId));
            return {};
        }
        number = here;
    }
    if (number.empty())
        reader.say(IssueSeverity::error, IssueType::required, messages::kPatientUnknown,
                   reader.study.data_sets.front().place(tag::kPatientId));
    return number;
}

PatientFact read_patient(const Reader& reader, const std::string& number) {
    PatientFact patient;
    patient.number = number;
    patient.origins = reader.study.origins();
    for (const DataSet& data_set : reader.study.data_sets)
        if (patient.names.empty()) patient.names = data_set.names(tag::kPatientName);
    const std::string sex = reader.first(tag::kPatientSex);
    patient.gender = sex == "M" ? "male" : sex == "F" ? "female" : sex == "O" ? "other" : "unknown";
    patient.birth_date = read_time(reader.first(tag::kBirthDate), "", "").text;
    return patient;
}

/// The archive's patient attributes come from the worklist of the day: they are held against the known ones, never
/// written over them.
void compare_with_known(const Reader& reader, const PatientFact& patient) {
    if (!patient.known) return;
    const fhir::Node& known = patient.known->root();
    const auto differs = [&](std::string_view tag) {
        reader.say(IssueSeverity::warning, IssueType::conflict, messages::kPatientDiffers,
                   reader.study.data_sets.front().place(tag), tag);
    };
    if (!patient.birth_date.empty() && known.text_of("birthDate") != patient.birth_date) differs(tag::kBirthDate);
    if (patient.gender != "unknown" && known.text_of("gender") != patient.gender) differs(tag::kPatientSex);
}

std::string status_of(const std::string& availability) {
    return availability == "UNAVAILABLE" ? "registered" : "available";
}

ImagingSeriesFact& series_of(ImagingStudyFact& fact, const std::string& uid) {
    for (ImagingSeriesFact& series : fact.series)
        if (series.uid == uid) return series;
    fact.series.emplace_back().uid = uid;
    return fact.series.back();
}

void fill(std::string& field, std::string text) {
    if (field.empty()) field = std::move(text);
}

void read_series(const Reader& reader, const DataSet& data_set, ImagingSeriesFact& series) {
    fill(series.number, data_set.text(tag::kSeriesNumber));
    fill(series.modality, data_set.text(tag::kModality));
    fill(series.description, data_set.text(tag::kSeriesDescription));
    fill(series.body_site.text, data_set.text(tag::kBodyPart));
    fill(series.laterality, data_set.text(tag::kLaterality));
    if (series.started.empty()) series.started = reader.time(data_set, tag::kSeriesDate, tag::kSeriesTime);
    fill(series.performer, display_of(data_set.names(tag::kPerformingPhysician)));
    fill(series.instance_count, data_set.text(tag::kSeriesInstanceCount));
    const std::string uid = data_set.text(tag::kSopInstanceUid);
    const bool seen = std::any_of(series.instances.begin(), series.instances.end(),
                                  [&](const ImagingInstanceFact& instance) { return instance.uid == uid; });
    if (!uid.empty() && !seen)
        series.instances.push_back({.uid = uid,
                                    .sop_class = data_set.text(tag::kSopClassUid),
                                    .number = data_set.text(tag::kInstanceNumber),
                                    .title = {}});
}

/// Counts that the archive did not say are counted, where everything of that level is at hand.
void count_what_is_there(ImagingStudyFact& fact) {
    if (fact.series.empty()) return;
    std::size_t instances = 0;
    bool complete = true;
    for (ImagingSeriesFact& series : fact.series) {
        if (series.instances.empty()) complete = false;
        instances += series.instances.size();
        if (!series.instances.empty()) fill(series.instance_count, std::to_string(series.instances.size()));
        if (fact.modalities.end() == std::find(fact.modalities.begin(), fact.modalities.end(), series.modality) &&
            !series.modality.empty())
            fact.modalities.push_back(series.modality);
    }
    fill(fact.series_count, std::to_string(fact.series.size()));
    if (complete) fill(fact.instance_count, std::to_string(instances));
}

ImagingStudyFact read_study(const Reader& reader) {
    ImagingStudyFact fact;
    fact.uid = reader.study.uid;
    fact.origins = reader.study.origins();
    fact.accession_number = reader.first(tag::kAccessionNumber);
    fact.status = status_of(reader.first(tag::kInstanceAvailability));
    fact.description = reader.first(tag::kStudyDescription);
    fact.series_count = reader.first(tag::kStudySeriesCount);
    fact.instance_count = reader.first(tag::kStudyInstanceCount);
    for (const DataSet& data_set : reader.study.data_sets) {
        if (fact.started.empty()) fact.started = reader.time(data_set, tag::kStudyDate, tag::kStudyTime);
        if (fact.modalities.empty()) fact.modalities = data_set.texts(tag::kModalitiesInStudy);
        fill(fact.referrer, display_of(data_set.names(tag::kReferringPhysician)));
        const std::string series = data_set.text(tag::kSeriesInstanceUid);
        if (!series.empty()) read_series(reader, data_set, series_of(fact, series));
    }
    for (ImagingSeriesFact& series : fact.series) {
        // JP_ImagingStudy_Radiology demands series.performer.actor; the digest (10.2) names the institution for it.
        if (!series.performer.empty()) continue;
        series.performer = reader.context.institution_name;
        reader.say(IssueSeverity::information, IssueType::informational, messages::kPerformerGuessed,
                   reader.study.data_sets.front().place(tag::kPerformingPhysician));
    }
    count_what_is_there(fact);
    return fact;
}

}  // namespace

void write_study(const StudyDataSets& study, const Context& context, Conversion& conversion) {
    const Reader reader{.study = study, .context = context, .report = conversion.report};
    if (!uids_are_valid(reader)) return;
    const std::string number = patient_number(reader);
    if (number.empty()) return;
    const PatientFact patient = with_known_patient(context, read_patient(reader, number));
    compare_with_known(reader, patient);
    const ImagingStudyFact fact = read_study(reader);
    UnitHeader header = make_header(context, study.uid, fact.started);
    header.year = fact.started.substr(0, 4);
    header.place = study.data_sets.front().place(tag::kStudyInstanceUid);
    conversion.units.push_back(write_imaging_unit(header, patient, fact, conversion.report));
}

}  // namespace kakehashi::mappers::dicom
