#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "fhir_facts.hpp"
#include "kakehashi/fhir/json.hpp"

/// story_truth TRUTH.json FOLDER: holds what the clinician's query returned against the truth, fact by fact, for every
/// patient. FOLDER has one file a patient, `<id>.ndjson`, as POST /clinician/history answers. Exit 0: no difference.
///
/// A hospital whose patient asked to stop must have answered nothing.
namespace kakehashi::truth {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kToldMax = 30;
constexpr const char* kHospitalWithStop = "a";

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string shown(const Fact& fact) {
    std::string text;
    for (const auto& [field, value] : fact) text += (text.empty() ? "" : ", ") + field + "=" + value;
    return text;
}

std::vector<Fact> expected_facts(const fhir::Node& hospital) {
    std::vector<Fact> facts;
    for (const fhir::Node& node : hospital.find("facts")->items()) {
        Fact fact;
        for (const auto& member : node.members()) fact[std::string(member.name)] = member.value.text();
        facts.push_back(fact);
    }
    return facts;
}

/// hospital number → facts of its last line.
std::map<std::string, std::vector<Fact>> read_history(const fs::path& path) {
    std::map<std::string, std::vector<Fact>> answers;
    std::istringstream lines(read_file(path));
    for (std::string line; std::getline(lines, line);) {
        const auto answer = fhir::parse_json(line);
        if (!answer) continue;
        const fhir::Node* bundle = answer->root().find("bundle");
        answers[text_at(answer->root(), {"hospital", "number"})] =
            bundle ? facts_of_searchset(*bundle) : std::vector<Fact>();
    }
    return answers;
}

std::vector<Fact> without(std::vector<Fact> from, std::vector<Fact> other) {
    std::sort(from.begin(), from.end());
    std::sort(other.begin(), other.end());
    std::vector<Fact> rest;
    std::set_difference(from.begin(), from.end(), other.begin(), other.end(), std::back_inserter(rest));
    return rest;
}

class Check {
public:
    void patient(const fhir::Node& patient, const fs::path& folder) {
        const std::string id(patient.text_of("id"));
        auto answers = read_history(folder / (id + ".ndjson"));
        for (const fhir::Node& hospital : patient.find("hospitals")->items()) {
            auto found = std::move(answers[std::string(hospital.text_of("number"))]);
            answers.erase(std::string(hospital.text_of("number")));
            const bool stopped =
                patient.text_of("asked_to_stop") == "true" && hospital.text_of("letter") == kHospitalWithStop;
            const auto expected = stopped ? std::vector<Fact>() : expected_facts(hospital);
            facts_ += expected.size();
            const std::string place = id + " at " + std::string(hospital.text_of("letter"));
            for (const Fact& fact : without(expected, found)) tell(place + " missing: " + shown(fact));
            for (const Fact& fact : without(found, expected)) tell(place + " unexpected: " + shown(fact));
        }
        for (const auto& [number, facts] : answers)
            for (const Fact& fact : facts) tell(id + " at " + number + " unexpected: " + shown(fact));
    }

    int finish() const {
        fmt::print("{} facts, {} differences\n", facts_, differences_);
        return differences_ == 0 && facts_ > 0 ? 0 : 1;
    }

private:
    void tell(const std::string& what) {
        if (++differences_ <= kToldMax) fmt::print("{}\n", what);
    }

    std::size_t facts_ = 0;
    std::size_t differences_ = 0;
};

int run(const fs::path& truth_file, const fs::path& folder) {
    const auto truth = fhir::parse_json(read_file(truth_file));
    if (!truth) {
        fmt::print(stderr, "story_truth: {}: {}\n", truth_file.string(), truth.error().diagnostics);
        return 2;
    }
    Check check;
    for (const fhir::Node& patient : truth->root().find("patients")->items()) check.patient(patient, folder);
    return check.finish();
}

}  // namespace
}  // namespace kakehashi::truth

int main(int argc, char** argv) {
    if (argc == 3) return kakehashi::truth::run(argv[1], argv[2]);
    fmt::print(stderr, "usage: story_truth TRUTH.json FOLDER\n");
    return 2;
}
