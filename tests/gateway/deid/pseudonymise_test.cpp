#include <gtest/gtest.h>

#include <string>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "sample_bundle.hpp"

namespace kakehashi::gateway {
namespace {

fhir::Document parsed(std::string_view text) {
    auto document = fhir::parse_json(std::string(text));
    EXPECT_TRUE(document) << document.error().diagnostics;
    return std::move(*document);
}

std::string released(std::string_view text, std::string_view feed = "platform-a") {
    const auto out = pseudonymise(parsed(text), samples::keys(), feed);
    EXPECT_TRUE(out) << out.error().diagnostics << " " << out.error().expression;
    return out ? fhir::write_json(out->root()) : "";
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    std::string out(text);
    const auto at = out.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return out.replace(at, from.size(), to);
}

std::string refused(std::string_view text) {
    const auto out = pseudonymise(parsed(text), samples::keys(), "platform-a");
    EXPECT_FALSE(out);
    return out ? "" : out.error().rule;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Exchange policy B2, column 仮名化: outputs are the government document's
TEST(Pseudonymise, GivesTheGovernmentTable) {
    const std::string out = released(samples::kBundle);
    EXPECT_FALSE(holds(out, "牧野") || holds(out, "マキノ")) << "氏名: removed";
    EXPECT_FALSE(holds(out, "187") || holds(out, "１８７") || holds(out, "00012345")) << "被保険者番号: removed";
    EXPECT_TRUE(holds(out, R"("address":[{"state":"高知県","city":"高知市"}])")) << "住所";
    EXPECT_FALSE(holds(out, "五台山") || holds(out, "781"));
    EXPECT_TRUE(holds(out, R"("valueAge":{"value":74,"unit":"a")")) << "年齢";
    EXPECT_FALSE(holds(out, "1952"));
    EXPECT_TRUE(
        holds(out, R"("valueQuantity":{"value":59.1,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"})"));
    EXPECT_TRUE(holds(
        out,
        R"("code":{"coding":[{"system":"http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full","code":"D137"}]})"))
        << "病名 (希少疾患): kept";
    const std::string blood_pressure =
        replaced(samples::kBundle, R"("value":59.1,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg")",
                 R"("value":211,"unit":"mmHg")");
    EXPECT_TRUE(holds(released(blood_pressure), R"("valueQuantity":{"value":211,"unit":"mmHg"})")) << "収縮期血圧";
}

TEST(Pseudonymise, LinksOnePersonsRecordsByTheFeedPseudonym) {
    const auto out = parsed(released(samples::kBundle));
    const auto entries = out.root().find("entry")->items();
    ASSERT_EQ(entries.size(), 3U) << "the Practitioner is not released";
    const fhir::Node& patient = *entries[0].find("resource");
    EXPECT_EQ(patient.text_of("id"), "7hkcjs3mwv4gov5z3zdbmpcz2fd2s4qt");
    EXPECT_EQ(patient.find("identifier")->items()[0].text_of("system"), "urn:kakehashi:feed:platform-a:patient");
    EXPECT_EQ(patient.find("identifier")->items()[0].text_of("value"), "7hkcjs3mwv4gov5z3zdbmpcz2fd2s4qt");
    for (std::size_t i : {1U, 2U})
        EXPECT_EQ(entries[i].find("resource")->find("subject")->text_of("reference"), entries[0].text_of("fullUrl"));
    const std::string other = released(samples::kBundle, "platform-b");
    for (const auto& entry : entries) {
        EXPECT_FALSE(holds(other, entry.text_of("fullUrl")));
        EXPECT_FALSE(holds(other, entry.find("resource")->text_of("id")));
    }
}

TEST(Pseudonymise, LeavesNothingOfNamesNumbersTextsAndUnknownThings) {
    const std::string out = released(samples::kBundle);
    for (const auto* secret :
         {"secret", "田中", "山田", "1319999991", "hospital.local", "088-", "profile", "div", "display", "note",
          "performer", "issued", "contained", "recorder", "UNINFORMED", "11111111", "33333333"})
        EXPECT_FALSE(holds(out, secret)) << secret;
    EXPECT_TRUE(holds(out, R"("effectiveDateTime":"2026-11-20T09:15:00+09:00")"));
    EXPECT_TRUE(holds(out, R"("onsetDateTime":"2026-10-01")"));
    EXPECT_TRUE(holds(out, R"("timestamp":"2026-11-20T00:00:00+09:00")"));
}

TEST(Pseudonymise, LabelsEveryResource) {
    const auto out = parsed(released(samples::kBundle));
    for (const auto& entry : out.root().find("entry")->items()) {
        const std::string meta = fhir::write_json(*entry.find("resource")->find("meta"));
        for (const auto* code : {"PSEUDED", "\"R\"", "NORELINK", "AUDIT", "DELAU", "kamei-1"})
            EXPECT_TRUE(holds(meta, code)) << code;
    }
    const std::string condition =
        fhir::write_json(*out.root().find("entry")->items()[2].find("resource")->find("meta"));
    EXPECT_TRUE(holds(condition, "GDIS") && holds(condition, "LTS"));
    const std::string strange = replaced(samples::kBundle, "\"code\":\"GDIS\"", "\"code\":\"STRANGE\"");
    EXPECT_TRUE(holds(released(strange), R"(v3-Confidentiality","code":"V")"));
    EXPECT_FALSE(holds(released(strange), "STRANGE"));
}

TEST(Pseudonymise, MasksARequiredElementThatMayNotLeave) {
    const std::string local = replaced(samples::kBundle, "http://loinc.org", "http://hospital.local/lab");
    EXPECT_TRUE(holds(
        released(local),
        R"("code":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"masked"}]})"));
}

TEST(Pseudonymise, IsDeterministicAndCountsWhatItLeavesOut) {
    DroppedElements dropped;
    const auto once = pseudonymise(parsed(samples::kBundle), samples::keys(), "platform-a", &dropped);
    EXPECT_EQ(fhir::write_json(once->root()), released(samples::kBundle));
    EXPECT_EQ(dropped["Patient.name"], 2U);
    EXPECT_EQ(dropped["Observation.note"], 1U);
    EXPECT_FALSE(dropped.contains("Patient.gender"));
}

TEST(Pseudonymise, KeepsUndeliveredRecordsInside) {
    const std::string out = released(replaced(samples::kBundle, "\"code\":\"UNINFORMED\"", "\"code\":\"UNDELIVERED\""));
    EXPECT_FALSE(holds(out, "Condition"));
}

TEST(Pseudonymise, ReplacesStudyUidsWithTheSameUidEverywhere) {
    const std::string study =
        R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",
        "identifier":[{"system":"urn:x","value":"1"}]}},{"resource":{"resourceType":"ImagingStudy","id":"s","status":"available",
        "subject":{"reference":"Patient/p"},"identifier":[{"system":"urn:dicom:uid","value":"urn:oid:1.2.3.4"},{"value":"ACC-1"}],
        "series":[{"uid":"1.2.3.4","modality":{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"CT"},
        "description":"secret","instance":[{"uid":"1.2.3.5","sopClass":{"system":"urn:ietf:rfc:3986","code":"urn:oid:1.2.840.10008.5.1.4.1.1.2"}}]}]}}]})";
    const std::string out = released(study);
    const std::string uid = PseudonymDomain(samples::keys(), "feed:platform-a").dicom_uid("1.2.3.4");
    EXPECT_TRUE(holds(out, R"("value":"urn:oid:)" + uid + "\""));
    EXPECT_TRUE(holds(out, R"("uid":")" + uid + "\""));
    EXPECT_TRUE(holds(out, "urn:oid:1.2.840.10008.5.1.4.1.1.2"));
    EXPECT_FALSE(holds(out, "1.2.3.") || holds(out, "ACC-1") || holds(out, "secret"));
}

TEST(Pseudonymise, DoesNotLinkAFamilyThroughItsCommonNumber) {
    const std::string family = replaced(samples::kBundle, "00012345:あいう:１８７:05", "00012345:あいう:１８７:");
    const std::string out = released(family);
    EXPECT_FALSE(holds(out, PseudonymDomain(samples::keys(), "feed:platform-a")
                                .pseudonym("patient", *canonical_insured_identifier("00012345:あいう:１８７:"))));
    EXPECT_EQ(refused(replaced(family, R"("value":"00012345"})", R"("value":""})")), "deid-no-person-number");
}

TEST(Pseudonymise, RefusesWhatItCannotProcessAsAWhole) {
    EXPECT_EQ(refused(R"({"resourceType":"Patient"})"), "deid-not-a-bundle");
    EXPECT_EQ(refused(R"({"resourceType":"Bundle","entry":[]})"), "deid-no-patient");
    EXPECT_EQ(refused(replaced(samples::kBundle, R"("resourceType":"Practitioner","id":"x")",
                               R"("resourceType":"Patient","id":"x")")),
              "deid-two-patients");
    EXPECT_EQ(refused(replaced(samples::kBundle, R"("onsetDateTime")",
                               R"("modifierExtension":[{"url":"http://x","valueBoolean":true}],"onsetDateTime")")),
              "deid-modifier-extension");
    EXPECT_EQ(refused(replaced(samples::kBundle, R"("subject":{"reference":"urn:uuid:11111111)",
                               R"("subject":{"reference":"urn:uuid:99999999)")),
              "deid-patient-reference");
    EXPECT_EQ(refused(replaced(samples::kBundle, "00012345:あいう:１８７:05", "あいう")), "deid-insured-identifier");
    const auto short_key = pseudonymise(parsed(samples::kBundle), {.root = "short", .key_id = ""}, "platform-a");
    EXPECT_EQ(short_key.error().severity, fhir::IssueSeverity::fatal);
}

}  // namespace
}  // namespace kakehashi::gateway
