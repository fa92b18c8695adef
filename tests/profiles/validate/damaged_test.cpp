#include <gtest/gtest.h>

#include <array>

#include "official_packages.hpp"

namespace kakehashi::profiles {
namespace {

using namespace testing_samples;
using DamagedDocuments = OfficialPackages;

/// Writes a document with its n-th value replaced.
class ReplacingWriter {
public:
    ReplacingWriter(std::size_t target, std::string_view replacement) : target_(target), replacement_(replacement) {}

    std::string write(const fhir::Node& node) {
        if (seen_++ == target_) return std::string(replacement_);
        if (node.is_object()) {
            std::string text = "{";
            for (const fhir::Member& member : node.members())
                text += (text.size() > 1 ? ",\"" : "\"") + std::string(member.name) + "\":" + write(member.value);
            return text + "}";
        }
        if (!node.is_array()) return fhir::write_json(node);
        std::string text = "[";
        for (const fhir::Node& item : node.items()) text += (text.size() > 1 ? "," : "") + write(item);
        return text + "]";
    }
    [[nodiscard]] bool found() const { return seen_ > target_; }

private:
    std::size_t target_;
    std::string_view replacement_;
    std::size_t seen_ = 0;
};

void replace_every_value(const Validator& validator, const fhir::Document& document, std::size_t stride) {
    static constexpr std::array<std::string_view, 8> kReplacements{"null", R"("x")", "1",      "true",
                                                                   "{}",   "[]",     "[[{}]]", "[null]"};
    std::size_t count = 0;
    for (std::size_t at = 0;; at += stride) {
        ReplacingWriter writer(at, kReplacements[count++ % kReplacements.size()]);
        auto damaged = fhir::parse_json(writer.write(document.root()));
        if (!writer.found()) return;
        ASSERT_TRUE(damaged.has_value());
        for (const auto& issue : validator.validate(*damaged)) EXPECT_FALSE(issue.rule.empty());
    }
}

TEST_F(DamagedDocuments, AnyValueInAnyPlaceEndsInAReport) {
    for (const char* name :
         {"Observation-Example-JP-Obs-LabResult-eCS-K.json", "Patient-Example-JP-Patient-standard.json",
          "MedicationRequest-Example-JP-MedReq-PO-BID-2d.json"}) {
        auto document = fhir::parse_json(bytes_of(kIg / "examples/clinical-core" / name));
        ASSERT_TRUE(document.has_value());
        replace_every_value(*validator, *document, 1);
    }
    auto bundle =
        fhir::parse_json(bytes_of(kIg / "examples/clinical-core/Bundle-Bundle-CLINS-Referral-Example-01.json"));
    ASSERT_TRUE(bundle.has_value());
    replace_every_value(*validator, *bundle, 5);
}

}  // namespace
}  // namespace kakehashi::profiles
