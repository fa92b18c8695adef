#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "fhir_facts.hpp"
#include "kakehashi/fhir/json.hpp"

/// story_truth TRUTH.json FOLDER: holds what the clinicians' queries returned against the truth, fact by fact, for
/// every patient. FOLDER has a folder for each asking hospital (a, b, c) with one file a patient, `<id>.ndjson`, as
/// POST /clinician/history answers. Exit 0: no difference.
///
/// What a hospital tells the others is what the policy's table permits (exchange-policy A4, row 13, "basic"): not the
/// checkup reports, not referrals to somebody else. A patient who asked to stop, or whose number names
/// a family, is not told of at all. Its own clinicians see everything.
namespace kakehashi::truth {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kToldMax = 30;
constexpr const char* kHospitalWithStop = "a";
const std::set<std::string> kKeptAtHome{"referral", "checkup", "checkup_item"};

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

/// A delivered document brings its hospital's Patient with it: who the patient is, is one fact however often it is
/// said.
void say_patients_once(std::vector<Fact>& facts) {
    std::set<Fact> said;
    std::erase_if(facts, [&](const Fact& fact) { return fact.at("kind") == "patient" && !said.insert(fact).second; });
}

/// hospital number → facts of its lines.
std::map<std::string, std::vector<Fact>> read_history(const fs::path& path) {
    std::map<std::string, std::vector<Fact>> answers;
    std::istringstream lines(read_file(path));
    for (std::string line; std::getline(lines, line);) {
        const auto answer = fhir::parse_json(line);
        if (!answer) continue;
        const fhir::Node* bundle = answer->root().find("bundle");
        auto& facts = answers[text_at(answer->root(), {"hospital", "number"})];
        if (bundle)
            for (Fact& fact : facts_of_searchset(*bundle)) facts.push_back(std::move(fact));
        say_patients_once(facts);
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
    /// @param asking  letter of the hospital whose clinician asked
    void patient(const fhir::Node& patient, const std::string& asking, const fs::path& folder) {
        const std::string id(patient.text_of("id"));
        auto answers = read_history(folder / asking / (id + ".ndjson"));
        const auto referrals = referrals_of(patient);
        for (const fhir::Node& hospital : patient.find("hospitals")->items()) {
            const std::string letter(hospital.text_of("letter"));
            const std::string number(hospital.text_of("number"));
            const auto found = std::move(answers[number]);
            answers.erase(number);
            auto expected = asking == letter ? expected_facts(hospital) : told_to_others(patient, hospital);
            if (asking == letter)
                for (const Fact& fact : referrals)
                    if (fact.at("to") == number) expected.push_back(fact);
            facts_ += expected.size();
            const std::string place = id + " at " + letter + ", asked by " + asking;
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
    static std::vector<Fact> referrals_of(const fhir::Node& patient) {
        std::vector<Fact> referrals;
        for (const fhir::Node& hospital : patient.find("hospitals")->items())
            for (const Fact& fact : expected_facts(hospital))
                if (fact.at("kind") == "referral") referrals.push_back(fact);
        return referrals;
    }

    static std::vector<Fact> told_to_others(const fhir::Node& patient, const fhir::Node& hospital) {
        const bool stopped =
            patient.text_of("asked_to_stop") == "true" && hospital.text_of("letter") == kHospitalWithStop;
        const bool names_a_family = patient.text_of("insured_identifier").ends_with(':');
        if (stopped || names_a_family) return {};
        auto facts = expected_facts(hospital);
        std::erase_if(facts, [](const Fact& fact) { return kKeptAtHome.contains(fact.at("kind")); });
        return facts;
    }

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
    for (const char* asking : {"a", "b", "c"})
        for (const fhir::Node& patient : truth->root().find("patients")->items())
            check.patient(patient, asking, folder);
    return check.finish();
}

}  // namespace
}  // namespace kakehashi::truth

int main(int argc, char** argv) {
    if (argc == 3) return kakehashi::truth::run(argv[1], argv[2]);
    fmt::print(stderr, "usage: story_truth TRUTH.json FOLDER\n");
    return 2;
}
