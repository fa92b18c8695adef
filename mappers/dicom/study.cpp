#include "dicom/study.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

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
    std::span<Conversion> conversions;

    [[nodiscard]] fhir::Report& report(const Placed& at) const { return conversions[at.input].report; }
    [[nodiscard]] const DataSet& front() const { return *study.data_sets.front().data_set; }

    void say(IssueSeverity severity, IssueType code, const fhir::Message& message, const Placed& at,
             std::string_view tag) const {
        const bool has_place = message.en.find("{}") != std::string_view::npos;
        const std::string place = at.data_set->place(tag);
        report(at).push_back(has_place ? fhir::make_issue(severity, code, message, place, {tag})
                                       : fhir::make_issue(severity, code, message, place));
    }

    [[nodiscard]] std::set<std::size_t> inputs() const {
        std::set<std::size_t> all;
        for (const Placed& placed : study.data_sets) all.insert(placed.input);
        return all;
    }

    /// The study makes no unit: every input of it is told so, at the data set that is to blame or its own first one.
    void refuse(IssueType code, const fhir::Message& message, const Placed& blamed, std::string_view tag) const {
        std::set<std::size_t> told;
        const auto tell = [&](const Placed& at) {
            if (told.insert(at.input).second) say(IssueSeverity::error, code, message, at, tag);
        };
        tell(blamed);
        for (const Placed& placed : study.data_sets) tell(placed);
    }

    /// The first data set of the study that says something.
    [[nodiscard]] std::string first(std::string_view tag) const {
        for (const Placed& placed : study.data_sets)
            if (auto text = placed.data_set->text(tag); !text.empty()) return text;
        return {};
    }

    [[nodiscard]] std::string time(const Placed& placed, std::string_view date, std::string_view clock) const {
        return read_moment(*placed.data_set, date, clock, context, report(placed));
    }

    [[nodiscard]] Origins origins() const {
        Origins all;
        for (const Placed& placed : study.data_sets) {
            const Origins& here = placed.data_set->origins();
            all.insert(all.end(), here.begin(), here.end());
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }
};

/// Every UID of the study must be one: an archive that sends other things is not to be guessed at.
bool uids_are_valid(const Reader& reader) {
    constexpr std::array kUids{tag::kStudyInstanceUid, tag::kSeriesInstanceUid, tag::kSopInstanceUid,
                               tag::kSopClassUid};
    for (const Placed& placed : reader.study.data_sets)
        for (const std::string_view tag : kUids) {
            const std::string uid = placed.data_set->text(tag);
            if (uid.empty() || is_uid(uid)) continue;
            reader.refuse(IssueType::value, messages::kUidInvalid, placed, tag);
            return false;
        }
    return true;
}

/// The one patient number that all data sets agree on; "" after an issue.
std::string patient_number(const Reader& reader) {
    std::string number;
    for (const Placed& placed : reader.study.data_sets) {
        const std::string here = placed.data_set->text(tag::kPatientId);
        if (here.empty() || here == number) continue;
        if (!number.empty()) {
            reader.refuse(IssueType::conflict, messages::kPatientMismatch, placed, tag::kPatientId);
            return {};
        }
        number = here;
    }
    if (number.empty())
        reader.refuse(IssueType::required, messages::kPatientUnknown, reader.study.data_sets.front(), tag::kPatientId);
    return number;
}

PatientFact seen_patient(const Reader& reader, const std::string& number) {
    PatientFact patient;
    patient.number = number;
    patient.origins = reader.origins();
    for (const Placed& placed : reader.study.data_sets)
        if (patient.names.empty()) patient.names = placed.data_set->names(tag::kPatientName);
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
                   reader.study.data_sets.front(), tag);
    };
    if (!patient.birth_date.empty() && known.text_of("birthDate") != patient.birth_date) differs(tag::kBirthDate);
    if (patient.gender != "unknown" && known.text_of("gender") != patient.gender) differs(tag::kPatientSex);
}

std::optional<PatientFact> read_patient(const Reader& reader) {
    if (!uids_are_valid(reader)) return std::nullopt;
    const std::string number = patient_number(reader);
    if (number.empty()) return std::nullopt;
    PatientFact patient = with_known_patient(reader.context, seen_patient(reader, number));
    compare_with_known(reader, patient);
    return patient;
}

std::string status_of(const std::string& availability) {
    return availability == "UNAVAILABLE" ? "registered" : "available";
}

/// Where series and instances stand in the study, by UID: studies of thousands of instances come in any order.
struct Places {
    std::map<std::string, std::size_t> series;
    std::map<std::pair<std::string, std::string>, std::size_t> instances;  ///< by series and instance
};

ImagingSeriesFact& series_of(ImagingStudyFact& fact, const std::string& uid, Places& places) {
    const auto [place, is_new] = places.series.try_emplace(uid, fact.series.size());
    if (is_new) fact.series.emplace_back().uid = uid;
    return fact.series[place->second];
}

void fill(std::string& field, std::string text) {
    if (field.empty()) field = std::move(text);
}

void read_instance(const DataSet& data_set, ImagingSeriesFact& series, Places& places) {
    const std::string uid = data_set.text(tag::kSopInstanceUid);
    if (uid.empty()) return;
    const auto [place, is_new] = places.instances.try_emplace({series.uid, uid}, series.instances.size());
    if (is_new) series.instances.emplace_back().uid = uid;
    ImagingInstanceFact& instance = series.instances[place->second];
    fill(instance.sop_class, data_set.text(tag::kSopClassUid));
    fill(instance.number, data_set.text(tag::kInstanceNumber));
    // The title of a report or a selection of key images; the images that a selection names carry it, too.
    fill(instance.title, data_set.item(tag::kConceptName).text(tag::kCodeMeaning));
}

void read_series(const Reader& reader, const Placed& placed, ImagingSeriesFact& series) {
    const DataSet& data_set = *placed.data_set;
    fill(series.number, data_set.text(tag::kSeriesNumber));
    fill(series.modality, data_set.text(tag::kModality));
    fill(series.description, data_set.text(tag::kSeriesDescription));
    fill(series.body_site.text, data_set.text(tag::kBodyPart));
    fill(series.laterality, data_set.text(tag::kLaterality));
    if (series.started.empty()) series.started = reader.time(placed, tag::kSeriesDate, tag::kSeriesTime);
    fill(series.performer, display_of(data_set.names(tag::kPerformingPhysician)));
    fill(series.instance_count, data_set.text(tag::kSeriesInstanceCount));
}

std::size_t rank_of(const std::string& number) {
    std::size_t rank = std::numeric_limits<std::size_t>::max();
    std::from_chars(number.data(), number.data() + number.size(), rank);
    return rank;
}

/// Files come in the order of their names, answers in the archive's: the same study must give the same bytes.
void sort_by_number(ImagingStudyFact& fact) {
    const auto before = [](const auto& a, const auto& b) {
        return std::tuple(rank_of(a.number), std::string_view(a.uid)) <
               std::tuple(rank_of(b.number), std::string_view(b.uid));
    };
    std::sort(fact.series.begin(), fact.series.end(), before);
    for (ImagingSeriesFact& series : fact.series) std::sort(series.instances.begin(), series.instances.end(), before);
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
    Places places;
    fact.uid = reader.study.uid;
    fact.origins = reader.origins();
    fact.accession_number = reader.first(tag::kAccessionNumber);
    fact.status = status_of(reader.first(tag::kInstanceAvailability));
    fact.description = reader.first(tag::kStudyDescription);
    fact.series_count = reader.first(tag::kStudySeriesCount);
    fact.instance_count = reader.first(tag::kStudyInstanceCount);
    fact.wado_rs = reader.context.wado_rs;
    for (const Placed& placed : reader.study.data_sets) {
        const DataSet& data_set = *placed.data_set;
        if (fact.started.empty()) fact.started = reader.time(placed, tag::kStudyDate, tag::kStudyTime);
        if (fact.modalities.empty()) fact.modalities = data_set.texts(tag::kModalitiesInStudy);
        fill(fact.referrer, display_of(data_set.names(tag::kReferringPhysician)));
        const std::string series = data_set.text(tag::kSeriesInstanceUid);
        if (series.empty()) continue;
        ImagingSeriesFact& one = series_of(fact, series, places);
        read_series(reader, placed, one);
        read_instance(data_set, one, places);
    }
    for (ImagingSeriesFact& series : fact.series) {
        // JP_ImagingStudy_Radiology demands series.performer.actor; the digest (10.2) names the institution for it.
        if (!series.performer.empty() || reader.context.institution_name.empty()) continue;
        series.performer = reader.context.institution_name;
        reader.say(IssueSeverity::information, IssueType::informational, messages::kPerformerGuessed,
                   reader.study.data_sets.front(), tag::kPerformingPhysician);
    }
    sort_by_number(fact);
    count_what_is_there(fact);
    return fact;
}

}  // namespace

std::string display_of(const std::vector<NameFact>& names) {
    if (names.empty()) return {};
    const NameFact& name = names.front();
    return name.given.empty() ? name.family : name.family + " " + name.given;
}

std::string read_moment(const DataSet& data_set, std::string_view date_tag, std::string_view time_tag,
                        const Context& context, fhir::Report& report) {
    std::string zone = data_set.text(tag::kTimezoneOffset);
    if (zone.empty()) zone = context.utc_offset;
    const WrittenTime written = read_time(data_set.text(date_tag), data_set.text(time_tag), zone);
    if (written.invalid)
        report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::value, messages::kDateInvalid,
                                          data_set.place(date_tag), {date_tag}));
    if (written.seconds_added)
        report.push_back(fhir::make_issue(IssueSeverity::information, IssueType::informational, messages::kSecondsAdded,
                                          data_set.place(time_tag)));
    return written.text;
}

std::optional<PatientFact> write_study(const StudyDataSets& study, const Context& context,
                                       std::span<Conversion> conversions) {
    const Reader reader{.study = study, .context = context, .conversions = conversions};
    auto patient = read_patient(reader);
    if (!patient) return std::nullopt;
    const ImagingStudyFact fact = read_study(reader);
    UnitHeader header = make_header(context, study.uid, fact.started);
    header.year = fact.started.substr(0, 4);
    header.place = reader.front().place(tag::kStudyInstanceUid);
    const Placed& home = study.data_sets.front();
    Unit unit = write_imaging_unit(header, *patient, fact, reader.report(home));
    for (const std::size_t input : reader.inputs())
        if (input != home.input) conversions[input].joined.push_back(unit.key);
    conversions[home.input].units.push_back(std::move(unit));
    return patient;
}

}  // namespace kakehashi::mappers::dicom
