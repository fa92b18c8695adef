#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kakehashi/gateway/patient_register.hpp"
#include "kakehashi/gateway/source_format.hpp"
#include "kakehashi/mappers/conversion.hpp"
#include "kakehashi/mappers/vendor.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "program/account_file.hpp"
#include "program/commands.hpp"
#include "program/lineage_file.hpp"
#include "program/progress_file.hpp"
#include "program/source_groups.hpp"

namespace kakehashi::program {

/// One run of `convert`: everything goes to a folder beside the target, which takes the target's place at the end. What
/// is known of a patient's folder of an SS-MIX2 storage is forgotten behind it, so that memory does not grow with the
/// storage; of the other formats any file may introduce the patient of any other.
class ConversionRun {
public:
    struct Settings {
        const gateway::SourceFormat& format;
        const mappers::VendorProfile* vendor = nullptr;  ///< nullptr: none
        std::string mapping;                             ///< csv: what the mapping file says
    };
    /// Both must outlive the run.
    ConversionRun(const ConvertCommand& command, const Settings& settings);

    /// @return the exit code. After Ctrl-C, or when the disk is full, what was finished is kept for `--resume`.
    int execute();

private:
    [[nodiscard]] std::string options(const std::string& mapping) const;
    [[nodiscard]] std::optional<fhir::Issue> first_error(const fhir::Document& resource, std::string_view profile);
    [[nodiscard]] std::optional<int> begin(bool has_other_files);
    void restore(bool has_other_files);
    void learn_patients(const std::string& folder);
    void convert_patients(const std::vector<PatientFolder>& patients);
    void convert_files(const std::vector<SourceFile>& files);
    void convert_again();
    void convert_batch(const std::vector<SourceFile>& batch);
    bool convert_inputs(const std::vector<mappers::Input>& inputs, const fhir::Report& warnings = {});
    void convert_archive();
    void end_group(const std::string& name, bool is_patient);
    void explain(const mappers::Input& input, const mappers::Conversion& conversion,
                 const std::vector<mappers::Conversion>& together);
    [[nodiscard]] std::string institution_of(const mappers::Input& input);
    void write_unit(const mappers::Unit& unit, const std::vector<mappers::Conversion>& conversions,
                    const std::vector<mappers::Lineage>& lineages, std::vector<std::string>& removed);
    void quarantine(const mappers::Input& input, const fhir::Report& report);
    void keep(const fhir::Result<void>& written);
    int give_up();
    int finish();
    void tell_untranslated(const UntranslatedCodes& codes) const;
    void show_progress() const;
    [[nodiscard]] bool is_over() const;

    const ConvertCommand& command_;
    const gateway::SourceFormat& format_;
    std::string partial_;
    std::string options_;
    mappers::Context context_;
    gateway::PatientRegister patients_;
    gateway::PatientRegister of_folder_;        // of the patient's folder that is being converted
    bool is_patient_folder_ = false;            // whether one is
    std::map<std::string, std::string> units_;  // key → order of the version that was written
    std::vector<std::vector<SourceFile>> waiting_;
    std::set<std::string> unnamed_;  // inputs of this group whose institution nobody said
    std::size_t unnamed_count_ = 0;
    std::vector<mappers::UntranslatedCode> missed_;  // of the inputs that are being converted
    std::optional<profiles::Validator> validator_;   // made when it is first asked
    AccountEntries account_;
    ProgressFile progress_;
    LineageFile lineage_;
    std::string explained_;  // of the last input; "" without --explain
    std::size_t inputs_done_ = 0;
    bool healthy_ = true;
};

}  // namespace kakehashi::program
