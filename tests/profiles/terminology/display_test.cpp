#include "terminology/display.hpp"

#include <gtest/gtest.h>

#include "kakehashi/fhir/json.hpp"
#include "terminology/terminology.hpp"

namespace kakehashi::profiles {
namespace {

class Displays : public testing::Test {
protected:
    Displays() : terminology_(table_with_systems()) {}

    static CanonicalTable& table_with_systems() {
        static CanonicalTable table = [] {
            CanonicalTable made;
            made.add(
                *fhir::parse_json(R"json({"resourceType":"CodeSystem","url":"urn:items","content":"complete","concept":[
                {"code":"1","display":"腹囲(実測)"},{"code":"2","display":"AST(GOT)","designation":[{"value":"GOT"}]},
                {"code":"3"}]})json"));
            made.add(*fhir::parse_json(R"json({"resourceType":"CodeSystem","url":"urn:english","content":"complete",
                "concept":[{"code":"AMB","display":"ambulatory"}]})json"));
            made.add(*fhir::parse_json(R"json({"resourceType":"CodeSystem","content":"fragment",
                "url":"http://jami.jp/CodeSystem/MedicationUsage","concept":[{"code":"1","display":"内服 １日１回"}]})json"));
            return made;
        }();
        return table;
    }

    Terminology terminology_;
};

TEST_F(Displays, TheDisplayAndItsDesignationsFitWithoutRegardToCase) {
    EXPECT_EQ(terminology_.has_display("urn:items", "1", "腹囲(実測)"), Membership::yes);
    EXPECT_EQ(terminology_.has_display("urn:items", "2", "ast(got)"), Membership::yes);
    EXPECT_EQ(terminology_.has_display("urn:items", "2", "GOT"), Membership::yes);
}
TEST_F(Displays, AnotherOneDoesNot) {
    EXPECT_EQ(terminology_.has_display("urn:items", "1", "腹囲"), Membership::no);
    EXPECT_EQ(terminology_.has_display("urn:items", "2", "ＡＳＴ（ＧＯＴ）"), Membership::no);
    EXPECT_EQ(terminology_.has_display("urn:english", "AMB", "inpatient"), Membership::no);
}
TEST_F(Displays, TranslationsAreNotWrongDisplays) {
    EXPECT_EQ(terminology_.has_display("urn:english", "AMB", "外来"), Membership::unknown);
}
TEST_F(Displays, AUsageMayBeWordedInAnotherWay) {
    const std::string_view usage = "http://jami.jp/CodeSystem/MedicationUsage";
    EXPECT_EQ(terminology_.has_display(usage, "1", "内服 １日１回"), Membership::yes);
    EXPECT_EQ(terminology_.has_display(usage, "1", "内服・経口・１日１回"), Membership::unknown);
}
TEST_F(Displays, LookAlikesOfThePackagesAreTheSameText) {
    const std::string_view core = "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS";
    EXPECT_TRUE(is_display_of("urn:items", "⾎液型", "血液型"));
    EXPECT_TRUE(is_display_of("urn:items", "血液型", "⾎液型"));
    EXPECT_TRUE(is_display_of(core, "⾎液型-ABO", "ABO-BLD"));
    EXPECT_FALSE(is_display_of("urn:items", "⾎液型-ABO", "ABO-BLD"));
    EXPECT_FALSE(is_display_of(core, "BS", "FBS"));
    EXPECT_FALSE(is_display_of(core, "PT比", "PT-sec"));
    EXPECT_FALSE(is_display_of("urn:items", "K", "Ｋ"));
}
TEST_F(Displays, WhatIsNotHereIsUnknown) {
    EXPECT_EQ(terminology_.has_display("urn:other", "1", "x"), Membership::unknown);
    EXPECT_EQ(terminology_.has_display("urn:items", "9", "x"), Membership::unknown);
    EXPECT_EQ(terminology_.has_display("urn:items", "3", "x"), Membership::unknown);
}

}  // namespace
}  // namespace kakehashi::profiles
