#include "kakehashi/gateway/vendor_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "pipeline/messages.hpp"

namespace kakehashi::gateway {
namespace {

namespace fs = std::filesystem;

/// More than any table of codes has: MEDIS' diseases are 5 MiB.
constexpr std::uintmax_t kBytesMax = std::uintmax_t{64} << 20U;

fhir::Result<std::string> read_file(const fs::path& path) {
    std::error_code ignored;
    std::ifstream file(path, std::ios::binary);
    if (!file || !fs::is_regular_file(path, ignored) || fs::file_size(path, ignored) > kBytesMax)
        return fhir::fail(fhir::IssueType::not_found, pipeline::messages::kNoVendorFile, "", {path.string()});
    return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

std::optional<mappers::VendorProfile> read_vendor_file(const std::string& path, fhir::Report& report) {
    const auto text = read_file(path);
    if (!text) {
        report.push_back(text.error());
        return std::nullopt;
    }
    const fs::path folder = fs::path(path).parent_path();
    return mappers::parse_vendor_profile(
        *text, [&folder](const std::string& name) { return read_file(folder / name); }, report);
}

}  // namespace kakehashi::gateway
