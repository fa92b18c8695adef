#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"

/// Invented sendings that keep every rule, and what becomes of them when a part is written otherwise.
namespace kakehashi::profiles::sendings {

inline const std::string kPatientUrl = "urn:uuid:11111111-1111-4111-8111-111111111111";

inline std::string entry(char digit, const std::string& resource) {
    const std::string d(1, digit);
    std::string url = "urn:uuid:";
    for (const int length : {8, 4, 3, 3, 12}) {
        if (length != 8) url += '-';
        if (length == 3) url += url.size() < 25 ? "4" : "8";
        for (int i = 0; i < length; ++i) url += d;
    }
    return R"({"fullUrl":")" + url + R"(","resource":)" + resource + "}";
}

inline std::string meta(const std::string& name) {
    return R"("meta":{"lastUpdated":"2024-04-01T09:00:00.000+09:00","profile":[)"
           R"("http://jpfhir.jp/fhir/eCS/StructureDefinition/)" +
           name + R"(|1"]})";
}

inline const std::string kInstitution =
    R"({"url":"http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber","valueIdentifier":)"
    R"({"system":"http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no","value":"1319999991"}})";
inline const std::string kDepartment =
    R"({"url":"http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department","valueCodeableConcept":)"
    R"({"text":"内科"}})";
inline const std::string kContained =
    R"({"resourceType":"Encounter","id":"e","meta":{"profile":["http://jpfhir.jp/fhir/core/StructureDefinition/)"
    R"(JP_Encounter"]},"status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode",)"
    R"("code":"AMB","display":"外来"}},{"resourceType":"Practitioner","id":"d","meta":{"profile":[)"
    R"("http://jpfhir.jp/fhir/core/StructureDefinition/JP_Practitioner"]},"name":[{"text":"見本 医師"}]})";

inline std::string identifier(const std::string& value) {
    return R"("identifier":[{"system":"http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier","value":")" +
           value + R"("}])";
}
inline std::string subject(const std::string& name) {
    return '"' + name + R"(":{"reference":")" + kPatientUrl + R"("})";
}

inline std::string patient() {
    return R"({"resourceType":"Patient",)" + meta("JP_Patient_eCS") + R"(,"extension":[)" + kInstitution +
           R"(],"identifier":[{"system":"urn:oid:1.2.392.100495.20.3.51.11319999991","value":"1"},{"system":)"
           R"("http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID","value":"00012345:あいう:１８７:05"}],)"
           R"("name":[{"text":"見本 花子","family":"見本","given":["花子"]}],"gender":"female","birthDate":"1970-01-02",)"
           R"("address":[{"text":"東京都架空区","state":"東京都","city":"架空区"}]})";
}

inline std::string condition(const std::string& number, const std::string& more = "") {
    return R"({"resourceType":"Condition",)" + meta("JP_Condition_eCS") + R"(,"contained":[)" + kContained +
           R"(],"extension":[)" + kInstitution + "," + kDepartment + "]," + identifier("C" + number) +
           R"(,"clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical",)"
           R"("code":"active"}]},"verificationStatus":{"coding":[{"system":)"
           R"("http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},"category":[{"coding":)"
           R"([{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"encounter-diagnosis"}]}],)"
           R"("code":{"coding":[{"system":"http://medis.or.jp/CodeSystem/master-disease-keyNumber","code":"20054174",)"
           R"("display":"胃炎"}],"text":"胃炎"},)" +
           subject("subject") +
           R"(,"encounter":{"reference":"#e"},"onsetDateTime":"2024-03-01","recorder":{)"
           R"("reference":"#d"})" +
           more + "}";
}

inline std::string allergy() {
    return R"({"resourceType":"AllergyIntolerance",)" + meta("JP_AllergyIntolerance_eCS") + R"(,"extension":[)" +
           kInstitution + "]," + identifier("A1") +
           R"(,"clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical",)"
           R"("code":"active"}]},"category":["food"],"code":{"coding":[{"system":)"
           R"("http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyFoodAllergen_CS","code":"J9FC11310000","display":"さば"}],)"
           R"("text":"さば"},)" +
           subject("patient") + "}";
}

inline std::string order(const std::string& number) {
    return R"({"resourceType":"ServiceRequest","id":"o","meta":{"profile":[)"
           R"("http://jpfhir.jp/fhir/core/StructureDefinition/JP_ServiceRequest"]},"identifier":[{"system":"urn:order",)"
           R"("value":")" +
           number + R"("}],"status":"completed","intent":"order",)" + subject("subject") + "}";
}

inline std::string observation(const std::string& number, const std::string& order_number = "77") {
    return R"({"resourceType":"Observation",)" + meta("JP_Observation_LabResult_eCS") + R"(,"contained":[)" +
           kContained + "," + order(order_number) + R"(],"extension":[)" + kInstitution + "," + kDepartment + "]," +
           identifier("O" + number) +
           R"(,"basedOn":[{"reference":"#o"}],"status":"final","category":[{"coding":[{"system":)"
           R"("http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS","code":"laboratory"}]}],"code":{)"
           R"("coding":[{"system":"http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS",)"
           R"("code":"L1","display":"カリウム"},{"system":)"
           R"("http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS",)"
           R"("code":"3H015000002327201","display":"K"}],"text":"カリウム"},)" +
           subject("subject") +
           R"(,"encounter":{"reference":"#e"},"effectiveDateTime":"2024-04-01T08:00:00+09:00","performer":[{"reference":)"
           R"("#d"}],"valueQuantity":{"value":4.1,"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"},)"
           R"("specimen":{"type":"Specimen","display":"血清"},"referenceRange":[{"low":{"value":3.6}}]})";
}

inline std::string prescription() {
    return R"({"resourceType":"MedicationRequest",)" + meta("JP_MedicationRequest_eCS") + R"(,"contained":[)" +
           kContained + R"(],"extension":[)" + kInstitution + "," + kDepartment +
           R"(],"status":"completed","intent":"order","medicationCodeableConcept":{"coding":[{"system":)"
           R"("http://capstandard.jp/iyaku.info/CodeSystem/YJ-code","code":"2316009F1022","display":"見本錠"}],)"
           R"("text":"見本錠"},)" +
           subject("subject") +
           R"(,"encounter":{"reference":"#e"},"authoredOn":"2024-04-01T09:00:00+09:00","requester":{"reference":"#d"}})";
}

/// A Bundle of information: `type` as its tag says it; the Patient comes first.
inline std::string information(const std::string& type, const std::vector<std::string>& resources) {
    std::string entries = entry('1', patient());
    char digit = '2';
    for (const auto& resource : resources) entries += "," + entry(digit++, resource);
    return R"({"resourceType":"Bundle","meta":{"lastUpdated":"2024-04-01T09:00:00.000+09:00","profile":[)"
           R"("http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_CLINS|1"],"tag":[{"system":)"
           R"("http://jpfhir.jp/fhir/clins/CodeSystem/BundleResourceType_CS","code":")" +
           type +
           R"("}]},"identifier":{"system":"http://jpfhir.jp/fhir/clins/bundle-identifier",)"
           R"("value":"1319999991^2024^LIST-1"},"type":"collection","timestamp":"2024-04-01T09:00:00.000+09:00",)"
           R"("entry":[)" +
           entries + "]}";
}
inline std::string conditions() { return information("Condition", {condition("1"), condition("2")}); }
inline std::string allergies() { return information("AllergyIntolerance", {allergy()}); }
inline std::string results() { return information("Observation", {observation("1"), observation("2")}); }

/// The parts of a document that the rules look at: `kind` is the end of its canonical, "eReferral".
inline std::string document(const std::string& kind, const std::vector<std::string>& resources) {
    const auto organization = [](const std::string& number) {
        return R"({"resourceType":"Organization",)" + meta("JP_Organization_eCS") +
               R"(,"identifier":[{"system":"http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no",)"
               R"("value":")" +
               number + R"("}],"name":"見本病院"})";
    };
    const auto section = [](const std::string& code, char digit) {
        const std::string url = entry(digit, "").substr(12, 45);
        return R"({"code":{"coding":[{"system":"http://jpfhir.jp/fhir/clins/CodeSystem/document-section","code":")" +
               code + R"("}]},"entry":[{"reference":")" + url + R"("}]})";
    };
    std::string entries = entry('9', R"({"resourceType":"Composition","section":[)" + section("920", '7') + "," +
                                         section("910", '8') + "]}") +
                          "," + entry('1', patient()) + "," + entry('7', organization("1319999991")) + "," +
                          entry('8', organization("1319999993"));
    char digit = '2';
    for (const auto& resource : resources) entries += "," + entry(digit++, resource);
    return R"({"resourceType":"Bundle","meta":{"lastUpdated":"2024-04-01T09:00:00.000+09:00","profile":[)"
           R"("http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_)" +
           kind +
           R"(|1"]},"identifier":{"system":"http://jpfhir.jp/fhir/clins/bundle-identifier",)"
           R"("value":"1319999991^2024^DOC-1"},"type":"document","timestamp":"2024-04-01T09:00:00.000+09:00",)"
           R"("entry":[)" +
           entries + "]}";
}

/// `text` with the first `from` written as `to`; a test that changes nothing fails.
inline std::string rewritten(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

inline const Validator& stated() {
    static const Validator kValidator = [] {
        auto loaded = Validator::load({});
        if (!loaded) throw std::runtime_error(loaded.error().diagnostics);
        return std::move(*loaded);
    }();
    return kValidator;
}

inline fhir::Report validate(const Validator& validator, const std::string& json,
                             const ValidationOptions& options = {}) {
    auto parsed = fhir::parse_json(json);
    if (!parsed) {
        ADD_FAILURE() << parsed.error().diagnostics << json;
        return {};
    }
    return validator.validate(*parsed, options);
}

/// "error clins-one-type @ Bundle.entry[1].resource" of the rules of the service.
inline std::vector<std::string> service_findings(const fhir::Report& report) {
    std::vector<std::string> lines;
    for (const fhir::Issue& issue : report)
        if (issue.rule.starts_with("clins-"))
            lines.push_back(std::string(code_of(issue.severity)) + " " + issue.rule + " @ " + issue.expression);
    return lines;
}

/// One way to write a sending, and the findings that it gives.
struct Rewriting {
    std::string why;
    std::string sending;
    std::string from;  ///< "" changes nothing
    std::string to;
    std::vector<std::string> findings;
};
inline void PrintTo(const Rewriting& row, std::ostream* out) { *out << row.why; }

}  // namespace kakehashi::profiles::sendings
