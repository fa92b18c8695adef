#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/dicom.hpp"
#include "kakehashi/mappers/fhir_bundle.hpp"
#include "kakehashi/mappers/hl7v2.hpp"

namespace kakehashi::mappers {
namespace {

constexpr std::string_view kHead =
    "MSH|^~\\&|HIS|1319999991|GW|K|20240311101500||ORU^R01|0001|P|2.5||||||UNICODE UTF-8\r"
    "PID|1||00012345^^^^PI||見本^花^^^^^L^I||19700102|F\r";

Context our_context() {
    Context context;
    context.institution_number = "1319999991";
    context.institution_name = "架橋総合病院";
    return context;
}

/// What the entry whose resource holds `text` was made of: "element <- place".
std::set<std::string> steps_of(const Conversion& conversion, const Unit& unit, std::string_view text) {
    std::string url;
    for (const fhir::Node& entry : unit.bundle.root().find("entry")->items())
        if (fhir::write_json(entry).find(text) != std::string::npos) url = entry.text_of("fullUrl");
    std::set<std::string> found;
    for (const LineageStep& step : lineage_of(unit, conversion.account))
        if (step.full_url == url) found.insert(step.element + " <- " + step.field->place);
    return found;
}

TEST(Lineage, EachResultComesFromItsOwnObxAndTheRequestAboveIt) {
    const Conversion found = hl7v2::convert_message(
        {"two", std::string(kHead) + "OBR|1|1001||X|||20240311090000\rOBX|1|NM|K^カリウム||4.1|mmol/L|||||F\r"
                                     "OBX|2|NM|NA^ナトリウム||140|mmol/L|||||F\r"},
        our_context());
    ASSERT_EQ(found.units.size(), 1U);
    const auto sodium = steps_of(found, found.units[0], "ナトリウム");
    EXPECT_TRUE(sodium.contains("Observation.value <- OBX[2]-5.1"));
    EXPECT_TRUE(sodium.contains("Observation.effectiveDateTime <- OBR-7.1"));
    EXPECT_FALSE(sodium.contains("Observation.value <- OBX[1]-5.1"));
    EXPECT_FALSE(sodium.contains("Patient.name <- PID-5.1"));
    EXPECT_TRUE(steps_of(found, found.units[0], "見本").contains("Patient.birthDate <- PID-7.1"));
}

TEST(Lineage, PlacesOfASecondMessageAreItsOwn) {
    std::string second(kHead);
    second.append("OBR|1|1002||X|||20240311090000\rOBX|1|NM|NA^ナトリウム||140|mmol/L|||||F\r");
    const std::string first =
        std::string(kHead) + "OBR|1|1001||X|||20240311090000\rOBX|1|NM|K^カリウム||4.1|mmol/L|||||F\r";
    const Conversion found = hl7v2::convert_message({"batch", first + second}, our_context());
    ASSERT_EQ(found.units.size(), 2U);
    for (const LineageStep& step : lineage_of(found.units[1], found.account))
        EXPECT_GE(step.field->offset, first.size()) << step.element;
}

TEST(Lineage, DrugsOfOnePrescriptionKeepTheirOrdersApart) {
    std::string text(kHead);
    text.replace(text.find("ORU^R01"), 7, "RDE^O11");
    for (const std::string_view rp : {"1", "2"})
        text.append("ORC|NW|77||77_0")
            .append(rp)
            .append("|||||20240311\rRXE||10")
            .append(rp)
            .append("^薬")
            .append(rp)
            .append("^L|1||TAB^錠|||||||||||||||||OHP\r");
    const Conversion found = hl7v2::convert_message({"drugs", text}, our_context());
    ASSERT_EQ(found.units.size(), 1U);
    const auto second = steps_of(found, found.units[0], "薬2");
    EXPECT_TRUE(second.contains("MedicationRequest.status <- ORC[2]-1.1"));
    EXPECT_FALSE(second.contains("MedicationRequest.status <- ORC[1]-1.1"));
}

TEST(Lineage, AnArchivesAnswerGoesToTheStudyAndThePatient) {
    const Conversion found = convert_dicom(
        {"study", R"([{"0020000D":{"vr":"UI","Value":["1.2.3"]},"00100020":{"vr":"LO","Value":["00012345"]},)"
                  R"("00080020":{"vr":"DA","Value":["20240311"]},"00081030":{"vr":"LO","Value":["胸部"]}}])"},
        our_context());
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_TRUE(steps_of(found, found.units[0], "胸部").contains("ImagingStudy.description <- [0].00081030"));
    EXPECT_TRUE(steps_of(found, found.units[0], "00012345").contains("Patient.identifier <- [0].00100020"));
}

TEST(Lineage, EveryMappedFieldThatBecameAnElementIsNamedSomewhere) {
    const Conversion found = hl7v2::convert_message(
        {"one", std::string(kHead) +
                    "PV1|1|O|01^^^^^C||||110^見本^医^^^^^^^L^^^^^I|||01\rOBR|1|1001||X|||20240311090000\r"
                    "OBX|1|NM|K^カリウム||4.1|mmol/L|||||F\rNTE|1||溶血\r"},
        our_context());
    ASSERT_EQ(found.units.size(), 1U);
    std::set<const FieldRecord*> named;
    for (const LineageStep& step : lineage_of(found.units[0], found.account)) named.insert(step.field);
    for (const FieldRecord& field : found.account.fields)
        if (field.fate == FieldFate::mapped && !field.detail.starts_with("used: "))
            EXPECT_TRUE(named.contains(&field)) << field.place << " " << field.detail;
}

}  // namespace
}  // namespace kakehashi::mappers
