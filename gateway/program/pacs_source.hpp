#pragma once

#include <memory>
#include <optional>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/mappers/conversion.hpp"
#include "program/commands.hpp"

namespace kakehashi::program {

/// One study of an archive: what it says of it, or why it did not.
struct PacsAnswer {
    mappers::Input input;
    std::optional<fhir::Issue> refusal;
    fhir::Report warnings;
};

/// The studies that `convert --qido` asks an archive for, one after the other.
class PacsSource {
public:
    explicit PacsSource(const ConvertCommand& command);
    ~PacsSource();
    PacsSource(const PacsSource&) = delete;
    PacsSource& operator=(const PacsSource&) = delete;

    /// The next study; no value after the last one. A study that the archive does not describe has a refusal, and the
    /// others go on.
    /// @return Issue when the archive cannot be reached, does not let us in, or has no list: asking on is no use
    [[nodiscard]] fhir::Result<std::optional<PacsAnswer>> next();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kakehashi::program
