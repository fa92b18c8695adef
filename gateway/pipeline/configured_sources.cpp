#include "pipeline/configured_sources.hpp"

#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "kakehashi/gateway/vendor_file.hpp"
#include "pipeline/messages.hpp"

namespace kakehashi::gateway::pipeline {

namespace {

fhir::Result<std::string> read_mapping(const SourceConfiguration& source) {
    if (source.mapping.empty()) return std::string();
    std::ifstream file(source.mapping, std::ios::binary);
    if (!file) return fhir::fail(fhir::IssueType::not_found, messages::kNoMapping, "", {source.name});
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// What the source's vendor profile says goes into `context`. @return the first fault
std::optional<fhir::Issue> apply_vendor(const SourceConfiguration& source, mappers::Context& context) {
    if (source.vendor.empty()) return std::nullopt;
    fhir::Report report;
    const auto vendor = read_vendor_file(source.vendor, report);
    if (!vendor)
        for (auto& issue : report)
            if (issue.severity == fhir::IssueSeverity::error) return std::move(issue);
    if (!vendor->is_for(source.format))
        return fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::value, messages::kVendorFormat, "",
                                {vendor->name, source.format});
    vendor->apply_to(context);
    return std::nullopt;
}

/// Judges foreign FHIR by JP Core's profiles.
std::optional<fhir::Issue> first_error(const profiles::Validator& validator, const fhir::Document& resource,
                                       std::string_view profile) {
    for (fhir::Issue& issue :
         validator.validate(resource, {.profiles = {std::string(profile)}, .wrong_displays_are_warnings = true}))
        if (issue.severity <= fhir::IssueSeverity::error) return std::move(issue);
    return std::nullopt;
}

fhir::Result<ConfiguredSource> open_source(const SourceConfiguration& source, const NodeConfiguration& node,
                                           const PatientRegister& patients, const profiles::Validator& validator) {
    const auto mapping = read_mapping(source);
    if (!mapping) return tl::unexpected(mapping.error());
    auto format = SourceFormat::find(source.format, *mapping);
    if (!format) return tl::unexpected(format.error());
    ConfiguredSource opened{std::move(*format), {}};
    opened.context.institution_number = node.institution_number;
    opened.context.institution_name = node.institution_name;
    opened.context.department_default = node.department_default;
    opened.context.wado_rs = source.wado_rs;
    opened.context.report_patient_mismatch_only = source.report_patient_mismatch_only;
    if (auto fault = apply_vendor(source, opened.context)) return tl::unexpected(std::move(*fault));
    opened.context.find_patient = [&patients](std::string_view number) { return patients.find(number); };
    opened.context.on_untranslated = [to = opened.untranslated](const mappers::UntranslatedCode& code) {
        to->push_back(code);
    };
    opened.context.find_fault = [&validator](const fhir::Document& resource, std::string_view profile) {
        return first_error(validator, resource, profile);
    };
    if (source.recognise_persons)
        opened.context.find_person = [&patients](const mappers::PersonTraits& traits) {
            return patients.find_person(traits);
        };
    return opened;
}

}  // namespace

SourcePlace parse_source_place(std::string_view text) {
    const auto bar = text.find('|');
    if (bar == std::string_view::npos) return {text, text};
    return {text.substr(0, bar), text.substr(bar + 1)};
}

fhir::Result<ConfiguredSources> ConfiguredSources::open(const NodeConfiguration& configuration,
                                                        const PatientRegister& patients,
                                                        const profiles::Validator& validator) {
    ConfiguredSources opened;
    for (const auto& source : configuration.sources) {
        auto one = open_source(source, configuration, patients, validator);
        if (!one) return tl::unexpected(one.error());
        opened.sources_.emplace(source.name, std::move(*one));
    }
    for (const auto& peer : configuration.peers) {
        auto format = SourceFormat::find("fhir");
        if (!format) return tl::unexpected(format.error());
        ConfiguredSource delivery{std::move(*format), {}};
        // A delivered document says itself who its patient is: our own register must not answer for another hospital.
        delivery.context.institution_number = peer.institution_number;
        delivery.context.institution_name = peer.name;
        // What a peer delivers is a document under a Japanese profile: nothing of it becomes a record by itself.
        delivery.context.refuses_foreign_fhir = true;
        opened.sources_.emplace("peer:" + peer.institution_number, std::move(delivery));
    }
    return opened;
}

const ConfiguredSource* ConfiguredSources::find(std::string_view source) const {
    const auto found = sources_.find(source);
    return found == sources_.end() ? nullptr : &found->second;
}

}  // namespace kakehashi::gateway::pipeline
