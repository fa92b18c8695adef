#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/node_configuration.hpp"
#include "kakehashi/gateway/patient_register.hpp"
#include "kakehashi/gateway/source_format.hpp"
#include "kakehashi/profiles/validator.hpp"

namespace kakehashi::gateway::pipeline {

/// One source with the mapper that reads it and what that mapper has to know.
struct ConfiguredSource {
    SourceFormat format;
    mappers::Context context;
    /// What the context was told of in the conversion at hand; one thread converts.
    std::shared_ptr<std::vector<mappers::UntranslatedCode>> untranslated =
        std::make_shared<std::vector<mappers::UntranslatedCode>>();
};

/// JournalEntry::source: "name|file or message".
struct SourcePlace {
    std::string_view source;  ///< of the configuration, or "peer:<institution number>"
    std::string_view name;    ///< of the file or message
};
[[nodiscard]] SourcePlace parse_source_place(std::string_view text);

/// All sources of a node by name, and the peers, whose deliveries are sources too.
class ConfiguredSources {
public:
    /// @param patients   where the mappers look patients up; outlives this
    /// @param validator  judges what could claim a profile of JP Core; outlives this
    /// @return the sources, or the first one's fault: unknown format, mapping file, vendor profile
    [[nodiscard]] static fhir::Result<ConfiguredSources> open(const NodeConfiguration& configuration,
                                                              const PatientRegister& patients,
                                                              const profiles::Validator& validator);
    /// @return nullptr when there is none
    [[nodiscard]] const ConfiguredSource* find(std::string_view source) const;

private:
    std::map<std::string, ConfiguredSource, std::less<>> sources_;
};

}  // namespace kakehashi::gateway::pipeline
