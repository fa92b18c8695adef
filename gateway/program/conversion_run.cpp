#include "program/conversion_run.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <utility>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "kakehashi/mappers/cda.hpp"
#include "kakehashi/mappers/hl7v2.hpp"
#include "kakehashi/mappers/mml.hpp"
#include "kakehashi/mappers/okusuri.hpp"
#include "kakehashi/mappers/orca.hpp"
#include "program/explanation.hpp"
#include "program/input_file.hpp"
#include "program/pacs_source.hpp"

namespace kakehashi::program {

namespace {

namespace fs = std::filesystem;

/// So many batches of files that are no patient's are one step of the progress.
constexpr std::size_t kGroupSize = 1000;

/// A file name that is safe on every system: everything but letters, digits, '.', '-' becomes '_'.
std::string safe_name(std::string_view text) {
    std::string name(text);
    for (char& c : name) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!plain && c != '.' && c != '-') c = '_';
    }
    return name;
}

}  // namespace

ConversionRun::ConversionRun(const ConvertCommand& command, const Settings& settings)
    : command_(command), format_(settings.format), partial_(command.out + ".partial"), account_(command.full_account) {
    context_.institution_number = command.institution_number;
    context_.institution_name = command.institution_name;
    context_.wado_rs = command.wado_rs;
    context_.report_patient_mismatch_only = command.report_patient_mismatch_only;
    if (command.recognise_persons)
        context_.find_person = [this](const mappers::PersonTraits& traits) { return patients_.find_person(traits); };
    context_.find_patient = [this](std::string_view number) {
        auto known = of_folder_.find(number);
        return known ? known : patients_.find(number);
    };
    if (command.from.starts_with("fhir"))
        context_.find_fault = [this](const fhir::Document& resource, std::string_view profile) {
            return first_error(resource, profile);
        };
    context_.on_untranslated = [this](const mappers::UntranslatedCode& code) { missed_.push_back(code); };
    if (settings.vendor != nullptr) settings.vendor->apply_to(context_);
    options_ = options(settings.mapping);
}

/// Of a resource of foreign FHIR under R4 and a profile of JP Core: what keeps it from claiming the profile.
std::optional<fhir::Issue> ConversionRun::first_error(const fhir::Document& resource, std::string_view profile) {
    if (!validator_) {
        auto loaded = profiles::Validator::load({});
        if (!loaded) return loaded.error();
        validator_.emplace(std::move(*loaded));
    }
    for (fhir::Issue& issue :
         validator_->validate(resource, {.profiles = {std::string(profile)}, .wrong_displays_are_warnings = true}))
        if (issue.severity <= fhir::IssueSeverity::error) return std::move(issue);
    return std::nullopt;
}

/// Whatever the results depend on but the files themselves.
std::string ConversionRun::options(const std::string& mapping) const {
    std::string text;
    const auto add = [&](std::string_view part) { text.append(part).append("\n"); };
    for (const auto& input : command_.inputs) add(input);
    for (const auto& filter : command_.qido_filters) add(filter);
    for (const std::string* part : {&command_.from, &command_.institution_number, &command_.institution_name,
                                    &command_.patients, &command_.wado_rs, &command_.qido, &mapping})
        add(*part);
    for (const auto* table : {&context_.code_maps, &context_.fields, &context_.code_systems})
        for (const auto& [from, to] : *table) add(from + "=" + to);
    for (const bool flag : {command_.report_patient_mismatch_only, command_.recognise_persons, command_.full_account,
                            command_.explain, context_.charset.has_value()})
        add(flag ? "1" : "0");
    if (context_.charset) add(mappers::name_of(*context_.charset));
    return fmt::format("{:016x}", std::hash<std::string>{}(text));
}

int ConversionRun::execute() {
    const SourceGroups sources = list_groups(command_.from, command_.inputs, command_.out);
    if (sources.patients.empty() && sources.files.empty() && command_.qido.empty()) {
        fmt::print(stderr, "kakehashi convert: no files to convert / 変換するファイルがありません\n");
        return kExitWrongUse;
    }
    learn_patients(command_.patients);
    if (const auto refused = begin(!sources.files.empty())) return *refused;
    convert_patients(sources.patients);
    convert_files(sources.files);
    if (::isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\n");
    return is_over() ? give_up() : finish();
}

/// Makes the folder beside the target, or takes up what an earlier run left in it. @return the exit code of a refusal
std::optional<int> ConversionRun::begin(bool has_other_files) {
    if (!command_.is_resumed) fs::remove_all(partial_);
    fs::create_directories(fs::path(partial_) / "quarantine");
    if (command_.explain) fs::create_directories(fs::path(partial_) / "explain");
    const auto is_resumed =
        progress_.open((fs::path(partial_) / "progress.ndjson").string(), options_, command_.is_resumed);
    if (!is_resumed) {
        complain("convert", is_resumed.error());
        return kExitWrongUse;
    }
    if (*is_resumed) {
        restore(has_other_files);
    } else if (command_.is_resumed) {
        fmt::print(stderr,
                   "kakehashi convert: nothing to resume for {}: it is begun / "
                   "{}には続けるものがないため、最初から始めます\n",
                   command_.out, command_.out);
    }
    return std::nullopt;
}

void ConversionRun::restore(bool has_other_files) {
    keep(progress_.for_each([this](const fhir::Node& line) {
        if (const fhir::Node* written = line.find("written")) {
            ++inputs_done_;
            for (const fhir::Node& unit : written->items()) {
                auto& newest = units_[std::string(unit.text_of("key"))];
                newest = std::max(newest, std::string(unit.text_of("order")));
            }
        }
        if (const auto count = line.text_of("unnamed"); !count.empty())
            unnamed_count_ += std::stoul(std::string(count));
    }));
    if (has_other_files) learn_patients(partial_);
}

/// The patients of an earlier run's result.
void ConversionRun::learn_patients(const std::string& folder) {
    if (folder.empty()) return;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (!name.starts_with("patient-") || !name.ends_with(".json")) continue;
        auto bytes = read_input(entry.path().string());
        if (!bytes) continue;
        const auto bundle = fhir::parse_json(std::move(*bytes));
        if (bundle) patients_.learn(*bundle, std::string(bundle->root().text_of("timestamp")));
    }
}

bool ConversionRun::is_over() const { return stop_requested() || !healthy_; }

void ConversionRun::convert_patients(const std::vector<PatientFolder>& patients) {
    is_patient_folder_ = true;
    for (const PatientFolder& patient : patients) {
        if (is_over()) break;
        if (progress_.has_group(patient.name)) continue;
        for (const auto& batch : batches_of(command_.from, files_of(patient))) convert_batch(batch);
        convert_again();
        if (!is_over()) end_group(patient.name, true);
        of_folder_ = {};
    }
    is_patient_folder_ = false;
}

void ConversionRun::convert_files(const std::vector<SourceFile>& files) {
    std::size_t count = 0;
    for (const auto& batch : batches_of(command_.from, files)) {
        if (is_over()) return;
        const auto is_done = [this](const SourceFile& file) { return progress_.has_source(file.name); };
        if (std::ranges::all_of(batch, is_done)) continue;
        convert_batch(batch);
        if (++count % kGroupSize == 0 && !is_over()) end_group("files", false);
    }
    if (!command_.qido.empty() && !is_over()) convert_archive();
    if (!is_over()) convert_again();
    if (!is_over()) end_group("files", false);
}

/// A message may come before the one that introduces its patient: those are converted again.
void ConversionRun::convert_again() {
    const auto again = std::exchange(waiting_, {});
    if (patients_.size() + of_folder_.size() == 0) return;
    for (const auto& batch : again) convert_batch(batch);
    waiting_.clear();
}

void ConversionRun::convert_batch(const std::vector<SourceFile>& batch) {
    if (is_over()) return;
    std::vector<mappers::Input> inputs;
    for (const auto& file : batch) {
        auto bytes = read_source(command_.from, file.path);
        if (!bytes) {
            healthy_ = false;
            complain("convert", bytes.error());
            return;
        }
        inputs.push_back({file.name, std::move(*bytes)});
    }
    if (convert_inputs(inputs)) waiting_.push_back(batch);
    inputs_done_ += batch.size();
    show_progress();
}

/// @param warnings  of whoever fetched the first input
/// @return true when a unit waits for its patient to be known
bool ConversionRun::convert_inputs(const std::vector<mappers::Input>& inputs, const fhir::Report& warnings) {
    if (command_.institution_number.empty()) context_.institution_number = institution_of(inputs.front());
    missed_.clear();
    auto conversions = format_.convert_together(inputs, context_);
    conversions.front().report.insert(conversions.front().report.end(), warnings.begin(), warnings.end());
    std::vector<mappers::Lineage> lineages;
    if (command_.lineage)
        for (const auto& conversion : conversions) lineages.emplace_back(conversion.account);
    bool has_waiting = false;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const auto& conversion = conversions[i];
        AccountEntries::Added added{.is_quarantined = conversion.is_refused()};
        if (added.is_quarantined) quarantine(inputs[i], conversion.report);
        for (const auto& unit : conversion.units) {
            (is_patient_folder_ ? of_folder_ : patients_).learn(unit);
            if (!unit.patient_is_known) added.waits = true;
            write_unit(unit, conversions, lineages, added.removed);
        }
        has_waiting = has_waiting || added.waits;
        if (command_.explain) explain(inputs[i], conversion, conversions);
        // What was converted together is told apart by nobody: the codes stand with the first.
        added.untranslated = std::exchange(missed_, {});
        account_.add(conversion, added);
    }
    return has_waiting;
}

/// The studies of an archive, one after the other.
void ConversionRun::convert_archive() {
    PacsSource archive(command_);
    for (;;) {
        auto study = archive.next();
        if (!study) {
            healthy_ = false;
            return complain("convert", study.error());
        }
        if (!study->has_value() || stop_requested()) return;
        PacsAnswer& answer = **study;
        if (!answer.refusal) {
            convert_inputs({std::move(answer.input)}, answer.warnings);
            continue;
        }
        mappers::Conversion refused;
        refused.account.source = answer.input.name;
        refused.account.format = command_.from;
        refused.report.push_back(*answer.refusal);
        quarantine(answer.input, refused.report);
        account_.add(refused, {.is_quarantined = true});
    }
}

void ConversionRun::end_group(const std::string& name, bool is_patient) {
    ProgressFile::Group group{.name = name, .is_patient = is_patient, .entries = account_.take()};
    if (!unnamed_.empty()) group.remarks["unnamed"] = std::to_string(unnamed_.size());
    unnamed_count_ += unnamed_.size();
    unnamed_.clear();
    keep(progress_.add(group));
}

/// One input is explained on the terminal too: whoever asks for one file wants to read it.
void ConversionRun::explain(const mappers::Input& input, const mappers::Conversion& conversion,
                            const std::vector<mappers::Conversion>& together) {
    const Explanation explanation(conversion, together);
    const auto path = (fs::path(partial_) / "explain" / safe_name(input.name)).string();
    explained_ = explanation.text();
    keep(write_whole(path + ".txt", explained_));
    keep(write_whole(path + ".html", explanation.page()));
}

/// Whom the input says that it comes from, where the command line does not: MSH-4, the issuer of a prescription, or
/// what a Bundle says itself.
std::string ConversionRun::institution_of(const mappers::Input& input) {
    if (command_.from.starts_with("fhir")) return {};
    if (command_.from == "hl7v2" || command_.from == "ssmix2") {
        const auto head = mappers::hl7v2::parse_msh(input.bytes);
        const std::string number = head ? head->sending_facility : std::string();
        if (number.size() == 10 && number.find_first_not_of("0123456789") == std::string::npos) return number;
    }
    if (command_.from == "okusuri")
        if (auto number = mappers::okusuri::issuing_institution(input.bytes); !number.empty()) return number;
    if (command_.from == "mml")
        if (auto number = mappers::mml::mml_institution(input.bytes); !number.empty()) return number;
    if (command_.from == "orca")
        if (auto number = mappers::orca::orca_institution(input.bytes); !number.empty()) return number;
    if (command_.from == "cda")
        if (std::string number = mappers::cda_institution(input.bytes); !number.empty()) return number;
    unnamed_.insert(input.name);
    return std::string(mappers::kNoInstitution);
}

void ConversionRun::write_unit(const mappers::Unit& unit, const std::vector<mappers::Conversion>& conversions,
                               const std::vector<mappers::Lineage>& lineages, std::vector<std::string>& removed) {
    auto& newest = units_[unit.key];
    if (newest > unit.order) return;  // a later version of this unit has been written already
    newest = unit.order;
    const auto path = fs::path(partial_) / (safe_name(fmt::format("{}-{}", name_of(unit.kind), unit.key)) + ".json");
    if (unit.operation == mappers::UnitOperation::remove) {
        fs::remove(path);
        lineage_.remove(path.filename().string());
        removed.push_back(unit.key);
    } else {
        keep(write_whole(path.string(), fhir::write_json(unit.bundle.root(), fhir::JsonStyle::pretty)));
        if (command_.lineage) lineage_.set(path.filename().string(), unit, conversions, lineages);
    }
}

void ConversionRun::quarantine(const mappers::Input& input, const fhir::Report& report) {
    const auto path = (fs::path(partial_) / "quarantine" / safe_name(input.name)).string();
    keep(write_whole(path, input.bytes));
    keep(write_whole(path + ".outcome.json",
                     fhir::write_json(fhir::to_operation_outcome(report).root(), fhir::JsonStyle::pretty)));
}

void ConversionRun::keep(const fhir::Result<void>& written) {
    if (written) return;
    if (healthy_) complain("convert", written.error());
    healthy_ = false;
}

int ConversionRun::give_up() {
    if (progress_.groups() == 0)
        fs::remove_all(partial_);
    else
        fmt::print(stderr,
                   "kakehashi convert: stopped; what was finished is kept in {}, and --resume goes on with it / "
                   "中断しました。終わった分は{}にあり、--resumeで続けられます\n",
                   partial_, partial_);
    return stop_requested() ? kExitStopped : kExitWrongUse;
}

int ConversionRun::finish() {
    const auto totals = write_account(progress_, (fs::path(partial_) / "account.json").string());
    if (!totals) {
        complain("convert", totals.error());
        return kExitWrongUse;
    }
    if (command_.lineage) keep(write_whole((fs::path(partial_) / "lineage.json").string(), lineage_.json()));
    for (const auto& [map, table] : totals->untranslated.tables())
        keep(write_whole((fs::path(partial_) / ("untranslated-" + map + ".csv")).string(), table));
    if (!healthy_) return kExitWrongUse;
    fs::remove(fs::path(partial_) / "progress.ndjson");
    fs::remove_all(command_.out);
    fs::rename(partial_, command_.out);
    if (unnamed_count_ > 0)
        fmt::print(stderr,
                   "kakehashi convert: no --institution: {} of the inputs stand under {}, which no institution has / "
                   "--institutionがないため、{}件の入力を実在しない番号{}としました\n",
                   unnamed_count_, mappers::kNoInstitution, unnamed_count_, mappers::kNoInstitution);
    if (totals->sources == 1) fmt::print("{}", explained_);
    fmt::print("{}\n", totals->summary());
    tell_untranslated(totals->untranslated);
    return totals->has_errors ? kExitFound : kExitOk;
}

void ConversionRun::tell_untranslated(const UntranslatedCodes& codes) const {
    constexpr std::size_t kShown = 5;
    if (codes.is_empty()) return;
    fmt::print(stderr,
               "kakehashi convert: {} local codes have no standard code; fill in untranslated-*.csv in {} and name it "
               "in a vendor profile. The commonest / "
               "標準コードのない院内コードが{}件あります。{}のuntranslated-*.csvに記入し、ベンダープロファイルで"
               "指定してください。多い順:\n",
               codes.size(), command_.out, codes.size(), command_.out);
    for (const auto& line : codes.lines(kShown)) fmt::print(stderr, "  {}\n", line);
}

void ConversionRun::show_progress() const {
    static const bool kIsTerminal = ::isatty(STDERR_FILENO) != 0;
    if (kIsTerminal) fmt::print(stderr, "\r{} inputs", inputs_done_);
}

}  // namespace kakehashi::program
