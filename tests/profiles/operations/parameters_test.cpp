#include "zoo.hpp"

namespace kakehashi::profiles {
namespace {

using namespace zoo;

struct RefusedRow {
    const char* why;
    const char* parameters;
    const char* answer;
};
void PrintTo(const RefusedRow& row, std::ostream* out) { *out << row.why; }

class LookupRefuses : public testing::TestWithParam<RefusedRow> {};
TEST_P(LookupRefuses, AndSaysWhy) {
    EXPECT_EQ(ask_json(load({}), "CodeSystem", "lookup", GetParam().parameters), GetParam().answer);
}
INSTANTIATE_TEST_SUITE_P(
    Parameters, LookupRefuses,
    testing::Values(
        RefusedRow{"another resource", R"({"resourceType":"Patient"})", "error structure terminology-no-parameters"},
        RefusedRow{"no object", "[]", "error structure terminology-no-parameters"},
        RefusedRow{"an unknown name", R"({"resourceType":"Parameters","parameter":[{"name":"sytem","valueUri":"x"}]})",
                   "error not-supported terminology-parameter-unknown"},
        RefusedRow{"what R4 has and we have not",
                   R"({"resourceType":"Parameters","parameter":[{"name":"date","valueDateTime":"2020"}]})",
                   "error not-supported terminology-parameter-unsupported"},
        RefusedRow{"twice", R"({"resourceType":"Parameters","parameter":[{"name":"code","valueCode":"a"},
                               {"name":"code","valueCode":"b"}]})",
                   "error value terminology-parameter-repeated"},
        RefusedRow{"no value", R"({"resourceType":"Parameters","parameter":[{"name":"code"}]})",
                   "error value terminology-parameter-type"},
        RefusedRow{"a number", R"({"resourceType":"Parameters","parameter":[{"name":"code","valueInteger":1}]})",
                   "error value terminology-parameter-type"},
        RefusedRow{"a text for a Coding",
                   R"({"resourceType":"Parameters","parameter":[{"name":"coding","valueString":"a|b"}]})",
                   "error value terminology-parameter-type"},
        RefusedRow{"a list for a Coding",
                   R"({"resourceType":"Parameters","parameter":[{"name":"coding","valueCoding":[]}]})",
                   "error value terminology-parameter-type"}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(Parameters, TooManyAreRefused) {
    const auto answer = [](const char* operation, const std::string& parameter, std::size_t count) {
        std::string list = parameter;
        for (std::size_t i = 1; i < count; ++i) list += "," + parameter;
        const auto type = std::string_view(operation) == "lookup" ? "CodeSystem" : "ConceptMap";
        return ask_json(load({}), type, operation, R"({"resourceType":"Parameters","parameter":[)" + list + "]}");
    };
    constexpr const char* kTooMany = "error too-costly terminology-too-many";
    EXPECT_EQ(answer("lookup", R"({"name":"property","valueCode":"x"})", 201), kTooMany);
    EXPECT_EQ(answer("translate", R"({"name":"dependency","part":[]})", 21), kTooMany);
    std::string codings = R"({"code":"x"})";
    for (int i = 0; i < 100; ++i) codings += R"(,{"code":"x"})";
    EXPECT_EQ(
        answer("translate", R"({"name":"codeableConcept","valueCodeableConcept":{"coding":[)" + codings + "]}}", 1),
        kTooMany);
}

TEST(Parameters, FromTextsHaveTheOperationsTypes) {
    const auto* operation = find_terminology_operation("ValueSet", "expand");
    ASSERT_NE(operation, nullptr);
    const Fields fields{{"url", "urn:x"}, {"count", "3"}, {"activeOnly", "true"}, {"exclude-system", "urn:y|1"}};
    const auto parameters = to_parameters(*operation, fields);
    ASSERT_TRUE(parameters.has_value());
    EXPECT_EQ(fhir::write_json(parameters->root()),
              R"({"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"urn:x"},)"
              R"({"name":"count","valueInteger":3},{"name":"activeOnly","valueBoolean":true},)"
              R"({"name":"exclude-system","valueCanonical":"urn:y|1"}]})");
}

TEST(Parameters, TextsThatAreNoneOfTheTypeAreRefused) {
    const auto refused = [](const char* name, const char* text) {
        const auto parameters = to_parameters(*find_terminology_operation("ValueSet", "expand"), Fields{{name, text}});
        return parameters ? "taken" : parameters.error().rule;
    };
    EXPECT_EQ(refused("count", "three"), "terminology-parameter-type");
    EXPECT_EQ(refused("count", "3x"), "terminology-parameter-type");
    EXPECT_EQ(refused("count", "99999999999"), "terminology-parameter-type");
    EXPECT_EQ(refused("activeOnly", "yes"), "terminology-parameter-type");
    EXPECT_EQ(refused("url", ""), "terminology-parameter-type");
    EXPECT_EQ(refused("valueSet", "x"), "terminology-parameter-not-text");
    EXPECT_EQ(refused("limit", "1"), "terminology-parameter-unknown");
    EXPECT_EQ(refused("date", "2020"), "terminology-parameter-unsupported");
}

TEST(Operations, AreThoseOfR4) {
    EXPECT_EQ(terminology_operations().size(), 6U);
    EXPECT_NE(find_terminology_operation("ConceptMap", "translate"), nullptr);
    EXPECT_EQ(find_terminology_operation("ValueSet", "lookup"), nullptr);
    EXPECT_EQ(find_terminology_operation("Patient", "expand"), nullptr);
}

}  // namespace
}  // namespace kakehashi::profiles
