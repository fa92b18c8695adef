#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "kakehashi/profiles/must_support.hpp"
#include "program/commands.hpp"

namespace kakehashi::program {

/// What was found in one resource.
struct Validated {
    std::string file;
    std::size_t line = 0;  ///< of NDJSON, from 1; 0: the file is one resource
    fhir::Report report;
    std::vector<profiles::MustSupportCount> must_support;  ///< empty unless asked for
};

/// Writes the results of `validate` to standard output as they come, and how it goes to standard error.
class ValidationOutput {
public:
    /// @param files how many there are
    ValidationOutput(const ValidateCommand& command, std::size_t files);
    void add(const Validated& validated);
    void file_done();
    /// The sum of the must-support elements and the line that sums up, both only over several resources.
    void finish();
    /// `{files} stopped after so many`, for Ctrl-C.
    void stopped();
    [[nodiscard]] bool all_valid() const { return with_errors_ == 0; }

private:
    void print_text(const Validated& validated) const;
    void print_outcome(const Validated& validated);
    void print_must_support(const Validated& validated) const;
    void print_totals();
    void print_totals_text() const;
    void print_item(const fhir::Document& item);
    /// Ends the output.
    void close() const;
    void clear_progress() const;

    OutputFormat format_;
    fhir::Language language_;
    bool asks_must_support_;
    bool shows_progress_;
    bool has_items_ = false;
    std::size_t files_;
    std::size_t files_done_ = 0;
    std::size_t resources_ = 0;
    std::size_t with_errors_ = 0;
    profiles::MustSupportTotals totals_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace kakehashi::program
