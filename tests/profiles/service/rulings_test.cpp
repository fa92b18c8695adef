#include "compile/rulings.hpp"

#include "kakehashi/fhir/fhirpath.hpp"
#include "ruled_sendings.hpp"

/// Section 17 of jp-clins.md by our own statement of the profiles.
namespace kakehashi::profiles {
namespace {

using namespace sendings;
using testing::Contains;
using testing::Not;

class StatedRuling : public testing::TestWithParam<Ruled> {};
TEST_P(StatedRuling, IsFollowedAndSaid) { expect_ruling(stated(), GetParam()); }
INSTANTIATE_TEST_SUITE_P(Section17, StatedRuling, testing::ValuesIn(ruled_sendings()));

TEST(StatedRulings, TheStrayDollarOfThePublicPayerIsMended) {
    const std::string refused = "cardinality-max @ Organization.identifier[0]";
    EXPECT_THAT(errors_of(validate(stated(), kPublicPayer)), Contains(refused));
    EXPECT_THAT(errors_of(validate(stated(), rewritten(kPublicPayer, R"("use":"official",)", ""))),
                Not(Contains(refused)));
}
TEST(StatedRulings, ACheckupForTheServiceMayClaimAVersionAndHasABundleId) {
    const std::string report = document("eCheckupGeneral", {});
    EXPECT_THAT(errors_of(validate(stated(), report)), Not(Contains("bundle-clins-metaprofile @ Bundle")));
    EXPECT_THAT(service_findings(validate(stated(), rewritten(report, "^2024^", "-"))),
                testing::ElementsAre("error clins-bundle-id @ Bundle.identifier.value"));
}
TEST(Rulings, EachOneIsCompiledAndExplained) {
    for (const Ruling& ruling : all_rulings()) {
        EXPECT_EQ(find_ruling(ruling.key, ruling.written.empty() ? "x" : ruling.written), &ruling) << ruling.key;
        const bool is_mended = !ruling.expression.empty();
        EXPECT_TRUE(!is_mended || fhir::fhirpath::compile(ruling.expression).has_value()) << ruling.key;
        EXPECT_TRUE(ruling.concerns.empty() || fhir::fhirpath::compile(ruling.concerns).has_value()) << ruling.key;
        if (!ruling.is_explained()) continue;
        const auto places = [](std::string_view text) {
            int count = 0;
            for (auto at = text.find("{}"); at != text.npos; at = text.find("{}", at + 2)) ++count;
            return count;
        };
        EXPECT_EQ(places(ruling.message.en), 2) << ruling.key;
        EXPECT_EQ(places(ruling.message.ja), 2) << ruling.key;
    }
    EXPECT_EQ(find_ruling("vs-1", "a mended expression"), nullptr);
}

}  // namespace
}  // namespace kakehashi::profiles
