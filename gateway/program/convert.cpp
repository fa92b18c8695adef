#include <fmt/core.h>

#include <filesystem>
#include <optional>

#include "kakehashi/gateway/source_format.hpp"
#include "kakehashi/gateway/vendor_file.hpp"
#include "program/commands.hpp"
#include "program/conversion_run.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {

namespace {

namespace fs = std::filesystem;

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
        return ConversionRun(command, {*format, vendor ? &*vendor : nullptr, mapping}).execute();
    } catch (const std::filesystem::filesystem_error& error) {
        fmt::print(stderr, "kakehashi convert: {}\n", error.what());
        return kExitWrongUse;
    }
}

}  // namespace kakehashi::program
