#pragma once

#include "sample.hpp"

/// Profiles that a test writes itself, as differentials.
namespace kakehashi::profiles::testing_samples {

inline const std::string kBase = "http://example.org/StructureDefinition/";

inline std::string profile(const std::string& name, const std::string& type, const std::string& base,
                           const std::string& elements) {
    return R"({"resourceType":"StructureDefinition","url":")" + kBase + name + R"(","name":")" + name +
           R"(","status":"active","kind":"resource","abstract":false,"derivation":"constraint","type":")" + type +
           R"(","baseDefinition":")" + base + R"(","differential":{"element":[)" + elements + "]}}";
}
inline std::string r4(const std::string& type) { return "http://hl7.org/fhir/StructureDefinition/" + type; }

inline std::string patient(const std::string& members) { return R"({"resourceType":"Patient")" + members + "}"; }
inline std::string observation(const std::string& members) {
    return R"({"resourceType":"Observation","status":"final",)" + members + "}";
}

class OwnProfiles : public testing::Test {
protected:
    PackageFolder folder;
    fhir::Report last;

    /// The findings of a resource under the profile `name`.
    std::vector<std::string> check(const std::string& name, const std::string& json) {
        const Validator validator = load({folder.path()});
        last = validate(validator, json, {kBase + name});
        return findings(last);
    }
    std::vector<std::string> check_errors(const std::string& name, const std::string& json) {
        check(name, json);
        return errors(last);
    }
};

}  // namespace kakehashi::profiles::testing_samples
