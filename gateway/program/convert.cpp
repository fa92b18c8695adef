#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "kakehashi/gateway/patient_register.hpp"
#include "kakehashi/gateway/source_format.hpp"
#include "kakehashi/gateway/vendor_file.hpp"
#include "kakehashi/mappers/cda.hpp"
#include "kakehashi/mappers/hl7v2.hpp"
#include "kakehashi/mappers/mml.hpp"
#include "kakehashi/mappers/okusuri.hpp"
#include "kakehashi/mappers/orca.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "program/account_file.hpp"
#include "program/commands.hpp"
#include "program/explanation.hpp"
#include "program/input_file.hpp"
#include "program/lineage_file.hpp"
#include "program/pacs_source.hpp"
#include "program/source_files.hpp"

namespace kakehashi::program {

namespace {

namespace fs = std::filesystem;

/// A file name that is safe on every system: everything but letters, digits, '.', '-' becomes '_'.
std::string safe_name(std::string_view text) {
    std::string name(text);
    for (char& c : name) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!plain && c != '.' && c != '-') c = '_';
    }
    return name;
}

/// One run of `convert`: everything goes to a folder beside the target, which takes the target's place at the end.
class Run {
public:
    /// @param vendor  nullptr: none
    Run(const ConvertCommand& command, const gateway::SourceFormat& format, const mappers::VendorProfile* vendor)
        : command_(command), format_(format), partial_(command.out + ".partial"), account_(command.full_account) {
        context_.institution_number = command.institution_number;
        context_.institution_name = command.institution_name;
        context_.wado_rs = command.wado_rs;
        context_.report_patient_mismatch_only = command.report_patient_mismatch_only;
        if (command.recognise_persons)
            context_.find_person = [this](const mappers::PersonTraits& traits) {
                return patients_.find_person(traits);
            };
        context_.find_patient = [this](std::string_view number) { return patients_.find(number); };
        if (command.from.starts_with("fhir"))
            context_.find_fault = [this](const fhir::Document& resource, std::string_view profile) {
                return first_error(resource, profile);
            };
        context_.on_untranslated = [this](const mappers::UntranslatedCode& code) { missed_.push_back(code); };
        if (vendor) vendor->apply_to(context_);
    }

    int execute() {
        const auto files = list_files(command_.inputs, command_.out);
        if (files.empty() && command_.qido.empty()) {
            fmt::print(stderr, "kakehashi convert: no files to convert / 変換するファイルがありません\n");
            return kExitWrongUse;
        }
        learn_patients();
        fs::remove_all(partial_);
        fs::create_directories(fs::path(partial_) / "quarantine");
        if (command_.explain) fs::create_directories(fs::path(partial_) / "explain");
        convert_all(batches_of(command_.from, files));
        if (!command_.qido.empty() && healthy_ && !stop_requested()) convert_archive();
        // A message may come before the one that introduces its patient: those are converted again.
        if (patients_.size() > 0 && !waiting_.empty()) {
            const auto again = std::exchange(waiting_, {});
            for (const auto& batch : again) convert_batch(batch);
        }
        if (stop_requested() || !healthy_) {
            fs::remove_all(partial_);
            return stop_requested() ? kExitStopped : kExitWrongUse;
        }
        return finish();
    }

private:
    /// Of a resource of foreign FHIR under R4 and a profile of JP Core: what keeps it from claiming the profile.
    std::optional<fhir::Issue> first_error(const fhir::Document& resource, std::string_view profile) {
        if (!validator_) {
            auto loaded = profiles::Validator::load({});
            if (!loaded) return loaded.error();
            validator_.emplace(std::move(*loaded));
        }
        for (fhir::Issue& issue :
             validator_->validate(resource, {.profiles = {std::string(profile)}, .wrong_displays_are_warnings = true}))
            if (issue.severity == fhir::IssueSeverity::error) return std::move(issue);
        return std::nullopt;
    }

    /// The patients of an earlier run's result.
    void learn_patients() {
        if (command_.patients.empty()) return;
        for (const auto& entry : fs::directory_iterator(command_.patients)) {
            const auto name = entry.path().filename().string();
            if (!name.starts_with("patient-") || !name.ends_with(".json")) continue;
            auto bytes = read_input(entry.path().string());
            if (!bytes) continue;
            const auto bundle = fhir::parse_json(std::move(*bytes));
            if (bundle) patients_.learn(*bundle, std::string(bundle->root().text_of("timestamp")));
        }
    }

    void convert_all(const std::vector<std::vector<SourceFile>>& batches) {
        const bool show_progress = ::isatty(STDERR_FILENO) != 0;
        std::size_t done = 0;
        for (const auto& batch : batches) {
            if (stop_requested() || !healthy_) return;
            convert_batch(batch);
            if (show_progress) fmt::print(stderr, "\r{}/{}", ++done, batches.size());
        }
        if (show_progress) fmt::print(stderr, "\n");
    }

    void convert_batch(const std::vector<SourceFile>& batch) {
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
    }

    /// @param warnings  of whoever fetched the first input
    /// @return true when a unit waits for its patient to be known
    bool convert_inputs(const std::vector<mappers::Input>& inputs, const fhir::Report& warnings = {}) {
        if (command_.institution_number.empty()) context_.institution_number = institution_of(inputs.front());
        missed_.clear();
        auto conversions = format_.convert_together(inputs, context_);
        conversions.front().report.insert(conversions.front().report.end(), warnings.begin(), warnings.end());
        bool has_waiting = false;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const auto& conversion = conversions[i];
            if (conversion.is_refused()) quarantine(inputs[i], conversion.report);
            for (const auto& unit : conversion.units) {
                patients_.learn(unit);
                if (!unit.patient_is_known) has_waiting = true;
                write_unit(unit, conversions);
            }
            if (command_.explain) explain(inputs[i], conversion, conversions);
            // What was converted together is told apart by nobody: the codes stand with the first.
            account_.add(conversion, conversion.is_refused(), std::exchange(missed_, {}));
        }
        return has_waiting;
    }

    /// The studies of an archive, one after the other.
    void convert_archive() {
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
            account_.add(refused, true);
        }
    }

    /// One input is explained on the terminal too: whoever asks for one file wants to read it.
    void explain(const mappers::Input& input, const mappers::Conversion& conversion,
                 const std::vector<mappers::Conversion>& together) {
        const Explanation explanation(conversion, together);
        const auto path = (fs::path(partial_) / "explain" / safe_name(input.name)).string();
        explained_ = explanation.text();
        keep(write_whole(path + ".txt", explained_));
        keep(write_whole(path + ".html", explanation.page()));
    }

    /// Whom the input says that it comes from, where the command line does not: MSH-4, the issuer of a prescription, or
    /// what a Bundle says itself.
    std::string institution_of(const mappers::Input& input) {
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

    void write_unit(const mappers::Unit& unit, const std::vector<mappers::Conversion>& conversions) {
        auto& newest = units_[unit.key];
        if (newest > unit.order) return;  // a later version of this unit has been written already
        newest = unit.order;
        const auto path =
            fs::path(partial_) / (safe_name(fmt::format("{}-{}", name_of(unit.kind), unit.key)) + ".json");
        if (unit.operation == mappers::UnitOperation::remove) {
            fs::remove(path);
            lineage_.remove(path.filename().string());
            account_.add_removed(unit.key);
        } else {
            keep(write_whole(path.string(), fhir::write_json(unit.bundle.root(), fhir::JsonStyle::pretty)));
            if (command_.lineage) lineage_.set(path.filename().string(), unit, conversions);
        }
    }

    void quarantine(const mappers::Input& input, const fhir::Report& report) {
        const auto path = (fs::path(partial_) / "quarantine" / safe_name(input.name)).string();
        keep(write_whole(path, input.bytes));
        keep(write_whole(path + ".outcome.json",
                         fhir::write_json(fhir::to_operation_outcome(report).root(), fhir::JsonStyle::pretty)));
    }

    void keep(const fhir::Result<void>& written) {
        if (written) return;
        if (healthy_) complain("convert", written.error());
        healthy_ = false;
    }

    int finish() {
        keep(write_whole((fs::path(partial_) / "account.json").string(), account_.json()));
        if (command_.lineage) keep(write_whole((fs::path(partial_) / "lineage.json").string(), lineage_.json()));
        const UntranslatedCodes untranslated = account_.untranslated();
        for (const auto& [map, table] : untranslated.tables())
            keep(write_whole((fs::path(partial_) / ("untranslated-" + map + ".csv")).string(), table));
        if (!healthy_) return kExitWrongUse;
        fs::remove_all(command_.out);
        fs::rename(partial_, command_.out);
        if (!unnamed_.empty())
            fmt::print(
                stderr,
                "kakehashi convert: no --institution: {} of the inputs stand under {}, which no institution has / "
                "--institutionがないため、{}件の入力を実在しない番号{}としました\n",
                unnamed_.size(), mappers::kNoInstitution, unnamed_.size(), mappers::kNoInstitution);
        if (account_.sources() == 1) fmt::print("{}", explained_);
        fmt::print("{}\n", account_.summary());
        tell_untranslated(untranslated);
        return account_.has_errors() ? kExitFound : kExitOk;
    }

    void tell_untranslated(const UntranslatedCodes& codes) const {
        constexpr std::size_t kShown = 5;
        if (codes.is_empty()) return;
        fmt::print(
            stderr,
            "kakehashi convert: {} local codes have no standard code; fill in untranslated-*.csv in {} and name it "
            "in a vendor profile. The commonest / "
            "標準コードのない院内コードが{}件あります。{}のuntranslated-*.csvに記入し、ベンダープロファイルで"
            "指定してください。多い順:\n",
            codes.size(), command_.out, codes.size(), command_.out);
        for (const auto& line : codes.lines(kShown)) fmt::print(stderr, "  {}\n", line);
    }

    const ConvertCommand& command_;
    const gateway::SourceFormat& format_;
    std::string partial_;
    mappers::Context context_;
    gateway::PatientRegister patients_;
    std::map<std::string, std::string> units_;  // key → order of the version that was written
    std::vector<std::vector<SourceFile>> waiting_;
    std::set<std::string> unnamed_;                  // inputs whose institution nobody said
    std::vector<mappers::UntranslatedCode> missed_;  // of the inputs that are being converted
    std::optional<profiles::Validator> validator_;   // made when it is first asked
    AccountFile account_;
    LineageFile lineage_;
    std::string explained_;  // of the last input; "" without --explain
    bool healthy_ = true;
};

/// Only a folder that an earlier run made, or an empty one, is replaced.
bool may_replace(const std::string& out) {
    std::error_code ignored;
    if (!fs::exists(out, ignored)) return true;
    return fs::is_directory(out, ignored) && (fs::is_empty(out, ignored) || fs::exists(fs::path(out) / "account.json"));
}

/// Every fault and warning of the vendor profile goes to stderr. @return nullopt when it cannot be used
std::optional<mappers::VendorProfile> read_vendor(const ConvertCommand& command) {
    fhir::Report report;
    auto vendor = gateway::read_vendor_file(command.vendor, report);
    for (fhir::Issue& issue : report) {
        if (issue.line > 0) {
            issue.diagnostics.insert(0, fmt::format("line {}: ", issue.line));
            issue.diagnostics_ja.insert(0, fmt::format("{}行目: ", issue.line));
        }
        complain("convert", issue);
    }
    if (!vendor || vendor->is_for(command.from)) return vendor;
    fmt::print(stderr,
               "kakehashi convert: the vendor profile {} is not for --from {} / "
               "ベンダープロファイル{}は--from {}のものではありません\n",
               command.vendor, command.from, command.vendor, command.from);
    return std::nullopt;
}

}  // namespace

int run(const ConvertCommand& command) {
    std::string mapping;
    if (!command.mapping.empty()) {
        auto text = read_input(command.mapping);
        if (!text) return complain("convert", text.error()), kExitWrongUse;
        mapping = std::move(*text);
    }
    if (!command.qido.empty() && command.from != "dicom") {
        fmt::print(stderr, "kakehashi convert: --qido goes with --from dicom / --qidoは--from dicomで使います\n");
        return kExitWrongUse;
    }
    const auto format = gateway::SourceFormat::find(command.from, mapping);
    if (!format) return complain("convert", format.error()), kExitWrongUse;
    if (!may_replace(command.out)) {
        fmt::print(stderr,
                   "kakehashi convert: {} is neither an empty folder nor a result of convert / "
                   "{}は空のフォルダでもconvertの出力でもありません\n",
                   command.out, command.out);
        return kExitWrongUse;
    }
    std::optional<mappers::VendorProfile> vendor;
    if (!command.vendor.empty() && !(vendor = read_vendor(command))) return kExitWrongUse;
    watch_for_stop();
    try {
        return Run(command, *format, vendor ? &*vendor : nullptr).execute();
    } catch (const std::filesystem::filesystem_error& error) {
        fmt::print(stderr, "kakehashi convert: {}\n", error.what());
        return kExitWrongUse;
    }
}

}  // namespace kakehashi::program
