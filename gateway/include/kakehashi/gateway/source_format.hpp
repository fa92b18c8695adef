#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::gateway {

/// One input format with its mapper: what `--from` names and what a source's configuration names.
class SourceFormat {
public:
    /// @param name cda, csv, dicom, fhir, hl7v2, mml, okusuri, orca, ssmix2
    /// @param csv_mapping text (TOML) of the mapping file; csv only
    /// @return the format, or Issue `not_supported` (with the names that are), `value` (the mapping file's faults)
    [[nodiscard]] static fhir::Result<SourceFormat> find(std::string_view name, std::string_view csv_mapping = {});
    SourceFormat(SourceFormat&&) noexcept;
    SourceFormat& operator=(SourceFormat&&) noexcept;
    ~SourceFormat();

    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] mappers::Conversion convert(const mappers::Input& input, const mappers::Context& context) const;
    /// Inputs that were exported together and say one thing in several files, as the files of a DICOM study do. Formats
    /// without such files convert each for itself. @return one conversion an input, in their order
    [[nodiscard]] std::vector<mappers::Conversion> convert_together(std::span<const mappers::Input> inputs,
                                                                    const mappers::Context& context) const;

    struct Impl;

private:
    explicit SourceFormat(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Names that SourceFormat::find knows.
[[nodiscard]] std::span<const std::string_view> source_format_names();

}  // namespace kakehashi::gateway
