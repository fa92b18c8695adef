#include <gtest/gtest.h>

#include "convert_text.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

constexpr std::string_view kOrc =
    "ORC|NW|777||2|||||20240311103045|||110^見本^医^^^^^^^L^^^^^I|||||01^内科^99LAB||||||||||||I\r";
constexpr std::string_view kMixture =
    "RXC|B|100000002^見本輸液^HOT9|500|ML^mL^MR9P\rRXC|A|9^見本注^99LAB|2|AMP^アンプル^MR9P\r";

std::string injection(std::string_view control = "NW") {
    std::string text(kOrc);
    text.replace(4, 2, control);
    text.append("RXE||00^一般^99I02|500||ML^mL^MR9P||||||||||||||||IHP^入院処方^MR9P||60|mL/h^mL/h\r");
    text.append("TQ1|1||||||20240311|20240312\rRXR|IV^静脈内^HL70162|LA^左腕^HL70163|PMP^ポンプ^99LAB|30^静脈注射\r");
    return text.append(kMixture);
}

/// What is mixed in is measured in a unit of `CWE`.
std::string injection_with_unit(std::string_view cwe) {
    std::string text = injection();
    constexpr std::string_view kAmpoule = "AMP^アンプル^MR9P";
    return text.replace(text.find(kAmpoule), kAmpoule.size(), cwe);
}

TEST(Injection, IsARequestForWhatIsMixed) {
    const auto found = convert("RDE^O11^RDE_O11", std::string(kPv1) + injection());
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].kind, UnitKind::prescription);
    EXPECT_EQ(found.units[0].key, "1319999991^2024^RX-INJ-777");
    EXPECT_TRUE(
        holds(json_of(found), {"JP_MedicationRequest_Injection", "master-HOT9\",\"code\":\"100000002\"", "見本輸液",
                               R"("strength":{"numerator":{"value":500,"unit":"mL")", R"("code":"TIME")",
                               R"("medicationReference":{"reference":"#medication"})", R"("text":"一般")", "IHP",
                               R"("rateRatio":{"numerator":{"value":60)", R"("code":"h")", R"("status":"active")",
                               "2024-03-11T10:30:45+09:00", "ポンプ", "静脈注射", R"("code":"IV")"}));
    EXPECT_TRUE(fhir::has_no_errors(found.report));
}

TEST(Injection, DrugOfTheInstitutionKeepsItsOwnCodeUnderItsOwnSystem) {
    const auto found = convert("RDE^O11", injection());
    EXPECT_TRUE(holds(json_of(found), {R"("system":"urn:uuid:)", R"("code":"9","display":"見本注")"}));
}

TEST(Injection, CancelledOneTakesItsUnitAway) {
    const auto made = convert("RDE^O11", injection());
    const auto cancelled = convert("RDE^O11", injection("CA"));
    ASSERT_EQ(cancelled.units.size(), 1U);
    EXPECT_EQ(cancelled.units[0].operation, UnitOperation::remove);
    EXPECT_EQ(cancelled.units[0].key, made.units.at(0).key);
}

TEST(Injection, RateOfAnUnknownTimeIsNotGuessed) {
    std::string text = injection();
    text.replace(text.find("mL/h^mL/h"), 9, "mL^mL");
    const auto found = convert("RDE^O11", text);
    EXPECT_EQ(json_of(found).find("rateRatio"), std::string::npos);
    EXPECT_TRUE(has_rule(found, "unit-unknown"));
}

TEST(Injection, UnitOfAnotherTableIsNoUnitOfMerit9) {
    std::string text = injection();
    text.replace(text.find("|500||ML^mL^MR9P"), 16, "|5||43^mg/hr");
    const auto found = convert("RDE^O11", text);
    EXPECT_EQ(json_of(found).find("\"code\":\"43\""), std::string::npos);
    EXPECT_TRUE(holds(json_of(found), {"5mg/hr"}));
    EXPECT_TRUE(has_rule(found, "unit-unknown"));
}

TEST(Injection, UnitOfNoTableIsACodeOfTheInstitutionsOwn) {
    const auto found = convert("RDE^O11", injection_with_unit("BG^見本袋"));
    EXPECT_TRUE(
        holds(json_of(found), {R"("numerator":{"value":2,"unit":"見本袋","system":"urn:uuid:)", R"("code":"BG")"}));
    EXPECT_TRUE(has_rule(found, "unit-unknown"));
}

TEST(Injection, UnitThatNoCodeCanHoldStaysText) {
    const auto found = convert("RDE^O11", injection_with_unit("見本 袋"));
    EXPECT_EQ(json_of(found).find(R"("code":"見本)"), std::string::npos);
    EXPECT_TRUE(has_rule(found, "unit-unknown"));
}

TEST(Injection, AmountThatIsNoNumberIsAnError) {
    std::string text = injection();
    text.replace(text.find("|500|ML^mL^MR9P\rRXC"), 4, "|適量");
    EXPECT_TRUE(has_rule(convert("RDE^O11", text), "target-missing"));
}

TEST(Injection, StandsBesideAPrescriptionOfTheSameMessage) {
    const auto found =
        convert("RDE^O11", injection() +
                               "ORC|NW|555||1|||||20240311103045\rRXE||100000001^見本錠^HOT9|1||TAB^錠^MR9P\r"
                               "TQ1|1||||||3^d|20240311\r");
    ASSERT_EQ(found.units.size(), 2U);
    EXPECT_NE(found.units[0].key, found.units[1].key);
}

TEST(Prescription, WhatWasAskedForGivesWayToWhatIsGiven) {
    const auto found =
        convert("RDE^O11",
                "ORC|NW|5||1|||||20240311103045\rTQ1|1|||||9^d\rRXO|A^as asked^99LAB|2\rRXR|IO^Intra\r"
                "RXE||100000001^見本錠^HOT9|1||TAB^錠^MR9P\rTQ1|1||||||3^d|20240311\rRXR|PO^口^HL70162\r");
    EXPECT_TRUE(holds(json_of(found), {R"("code":"PO")"}));
    EXPECT_EQ(json_of(found).find("as asked"), std::string::npos);
    EXPECT_EQ(fate_of(found, "RXO-1.2"), FieldFate::ignored);
    EXPECT_EQ(fate_of(found, "TQ1[1]-6.1"), FieldFate::ignored);
}

std::string given(std::string_view completion = "CP") {
    std::string text(kOrc);
    text.append(
        "RXA|0|1|202403110830|202403110840|108665201^見本錠^HOT9|1|TAB^錠^MR9P||食後|200^看護^花|3W^301^1|||||||^拒否|"
        "|");
    text.append(completion).append("||202403110900\r");
    text.append("RXA|0|1|202403110830|202403110830|9^院内錠^99LAB|999||||||||||||||CP\rRXR|PO^口^HL70162\r");
    return text;
}

TEST(Administration, EveryDrugGivenIsOneWithItsTimeDoseAndPerformer) {
    const auto found = convert("RAS^O17^RAS_O17", std::string(kPv1) + given());
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].key, "1319999991^2024^RX-ADM-777");
    EXPECT_TRUE(holds(json_of(found), {"JP_MedicationAdministration\"", "108665201",
                                       R"("effectivePeriod":{"start":"2024-03-11T08:30:00)",
                                       R"("effectiveDateTime":"2024-03-11T08:30:00+09:00")", R"("dose":{"value":1)",
                                       "看護", "3W 301 1", "RequestAuthoredOn", R"("code":"PO")", "院内錠"}));
    // 999 is "not known": no dose.
    EXPECT_EQ(json_of(found).find("999\""), std::string::npos);
    EXPECT_TRUE(fhir::has_no_errors(found.report));
}

TEST(Administration, NotGivenIsNotDone) {
    EXPECT_TRUE(holds(json_of(convert("RAS^O17", given("NA"))), {R"("status":"not-done")", "拒否"}));
    EXPECT_TRUE(holds(json_of(convert("RAS^O17", given("PA"))), {R"("status":"stopped")"}));
}

TEST(Administration, OfAnInjectionNamesWhatWasMixed) {
    const auto found = convert("RAS^O17", std::string(kOrc) + std::string(kMixture) +
                                              "RXA|0|1|20240311083000||00^一般^JHSI0002|502|ML^mL^MR9P\r");
    EXPECT_TRUE(holds(json_of(found), {"JP_MedicationAdministration_Injection", "見本輸液", "見本注", "#medication"}));
}

TEST(Administration, WithoutAnOrderNumberIsRefused) {
    const auto found = convert("RAS^O17", "RXA|0|1|20240311||1^X^HOT9|1\r");
    EXPECT_TRUE(found.units.empty());
    EXPECT_TRUE(has_rule(found, "target-missing"));
}

TEST(Vaccination, OfAnInjectionOrderIsAnImmunization) {
    const auto found = convert(
        "RAS^O17", std::string(kOrc) +
                       "RXC|B|111501701^見本ワクチン^HOT9|0.5|ML^mL^MR9P\r"
                       "RXA|0|1|202403110830||06^予防接種^JHSI0002|0.5|ML^mL^MR9P|||200^看護^花|||||LOT1|20251231\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].kind, UnitKind::immunization);
    EXPECT_TRUE(holds(json_of(found), {"JP_Immunization", "111501701", R"("lotNumber":"LOT1")", "2025-12-31"}));
}

TEST(Vaccination, OfVxuKeepsSourceRouteAndFunding) {
    const auto found =
        convert("VXU^V04",
                "ORC|RE||F1\rRXA|0|1|20240311||88^influenza^CVX|999|||01^Historical^NIP001|||||||||||CP\r"
                "RXR|C28161^Intramuscular^NCIT|RD^Right deltoid^HL70163\r"
                "OBX|1|CE|30963-3^Funding^LN|1|PHC70^Private^CDCPHINVS||||||F\r"
                "ORC|RE||F2\rRXA|0|1|20230311||88^influenza^CVX|1||||||||||||^refused||RE\r");
    ASSERT_EQ(found.units.size(), 2U);
    EXPECT_TRUE(holds(json_of(found),
                      {"http://hl7.org/fhir/sid/cvx", R"("primarySource":false)", "Intramuscular", "fundingSource"}));
    EXPECT_TRUE(holds(json_of(found, 1), {"not-done", "refused"}));
    EXPECT_EQ(json_of(found).find("doseQuantity"), std::string::npos);
}

TEST(Dispensing, SaysWhatWasHandedOver) {
    const auto found = convert(
        "RDS^O13", std::string(kOrc) + "RXD|1|100000001^見本錠^HOT9|202403111200|21|TAB^錠^MR9P||||粉砕|300^薬剤^師\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_TRUE(holds(json_of(found), {"MedicationDispense", "100000001", R"("value":21)", "2024-03-11", "粉砕"}));
}

}  // namespace
}  // namespace kakehashi::mappers::hl7v2
