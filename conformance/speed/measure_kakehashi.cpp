// Our validator over files; the lines are those of Measure.java.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <sstream>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"

namespace kakehashi {
namespace {

constexpr std::size_t kRounds = 5;
constexpr double kRepeatMicroseconds = 20000;

std::string verdict(const profiles::Validator& validator, const std::string& text) {
    const auto document = fhir::parse_json(text);
    if (!document) return "error";
    const auto report = validator.validate(*document);
    const auto is_error = [](const fhir::Issue& issue) { return issue.severity <= fhir::IssueSeverity::error; };
    return std::any_of(report.begin(), report.end(), is_error) ? "error" : "none";
}

double median_microseconds(const profiles::Validator& validator, const std::string& text) {
    std::array<double, kRounds> rounds{};
    for (auto& round : rounds) {
        const std::clock_t start = std::clock();  // of CPU: others may use the machine
        double spent = 0;
        int runs = 0;
        for (; spent < kRepeatMicroseconds; ++runs) {
            [[maybe_unused]] const auto answer = verdict(validator, text);
            spent = static_cast<double>(std::clock() - start) * 1e6 / CLOCKS_PER_SEC;
        }
        round = spent / runs;
    }
    std::sort(rounds.begin(), rounds.end());
    return rounds[kRounds / 2];
}

std::string read_file(const std::string& name) {
    std::ostringstream text;
    text << std::ifstream(name, std::ios::binary).rdbuf();
    return text.str();
}

}  // namespace
}  // namespace kakehashi

int main(int argc, char** argv) {
    using namespace kakehashi;
    std::vector<std::string> packages;
    std::vector<std::string> files;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--package" && i + 1 < argc)
            packages.emplace_back(argv[++i]);
        else
            files.push_back(argument);
    }
    const auto validator = profiles::Validator::load({.packages = packages});
    if (!validator) {
        fmt::print(stderr, "{}\n", validator.error().diagnostics);
        return 1;
    }
    for (const auto& file : files) {
        const auto text = read_file(file);
        fmt::print("{}\t{}\t{}\n", file, verdict(*validator, text), median_microseconds(*validator, text));
    }
    return 0;
}
