#include "kakehashi/fhir/element.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fhir {
namespace {

Document parsed(std::string text) {
    auto document = parse_json(std::move(text));
    EXPECT_TRUE(document.has_value()) << document.error().diagnostics;
    return std::move(*document);
}

/// "name[index]:Type" of each child.
std::vector<std::string> children_of(const Element& element) {
    std::vector<std::string> out;
    element.for_each_child([&](const Element& child, std::string_view name, std::size_t index) {
        const std::string type(child.type() ? child.type()->name : "?");
        out.push_back(std::string(name) + "[" + std::to_string(index) + "]:" + type);
    });
    return out;
}

using Names = std::vector<std::string>;

TEST(Element, WalksTheChildrenInDocumentOrderWithTheirTypes) {
    const auto document = parsed(R"({"resourceType":"Patient","birthDate":"1970-01-01","id":"a",
        "name":[{"family":"架橋","given":["花子","F"]}],"contact":[{}],"deceasedBoolean":false})");
    const Element patient = Element::root_of(document);
    EXPECT_EQ(patient.type(), schema::find_type("Patient"));
    EXPECT_EQ(patient.definition(), nullptr);
    EXPECT_EQ(children_of(patient), (Names{"birthDate[0]:date", "id[0]:id", "name[0]:HumanName",
                                           "contact[0]:Patient.contact", "deceasedBoolean[0]:boolean"}));
    EXPECT_EQ(children_of(patient.child("name")), (Names{"family[0]:string", "given[0]:string", "given[1]:string"}));
    EXPECT_EQ(patient.text_of("birthDate"), "1970-01-01");
    EXPECT_EQ(patient.child("birthDate").definition()->path, "Patient.birthDate");
}

TEST(Element, JoinsAPrimitiveWithItsCompanion) {
    const auto document = parsed(R"({"resourceType":"Patient","birthDate":"1970",
        "_birthDate":{"id":"b","extension":[{"url":"http://example.org/x","valueString":"y"}]},
        "_gender":{"extension":[{"url":"http://example.org/x","valueString":"z"}]}})");
    const Element patient = Element::root_of(document);
    EXPECT_EQ(children_of(patient), (Names{"birthDate[0]:date", "gender[0]:code"}));
    const Element birth_date = patient.child("birthDate");
    EXPECT_EQ(birth_date.text(), "1970");
    EXPECT_EQ(children_of(birth_date), (Names{"id[0]:string", "extension[0]:Extension"}));
    EXPECT_EQ(birth_date.child("extension").text_of("value"), "y");
    const Element gender = patient.child("gender");
    EXPECT_TRUE(gender.exists());
    EXPECT_EQ(gender.value(), nullptr);
    EXPECT_EQ(gender.text(), "");
    EXPECT_EQ(document.source()[gender.offset()], '{');
}

TEST(Element, PairsArraysWithNullGaps) {
    const auto document = parsed(R"({"resourceType":"Patient","name":[{
        "given":["A",null,"C"],"_given":[null,{"id":"g1"},null,{"id":"g3"},null]}]})");
    std::vector<std::string> seen;
    Element::root_of(document).child("name").for_each_child(
        [&](const Element& child, std::string_view, std::size_t index) {
            seen.push_back(std::to_string(index) + "=" + std::string(child.text()) + std::string(child.text_of("id")));
        });
    EXPECT_EQ(seen, (Names{"0=A", "1=g1", "2=C", "3=g3"}));
}

TEST(Element, FindsAChoiceUnderItsNameWithoutSuffix) {
    const auto document = parsed(R"({"resourceType":"Observation","valueQuantity":{"value":1.20}})");
    const Element observation = Element::root_of(document);
    const Element value = observation.child("value");
    EXPECT_EQ(value.type(), schema::find_type("Quantity"));
    EXPECT_EQ(value.text_of("value"), "1.20");
    EXPECT_FALSE(observation.child("valueQuantity").exists());
}

TEST(Element, EntersContainedAndEntryResourcesByTheirOwnType) {
    const auto document = parsed(R"({"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Condition",
        "contained":[{"resourceType":"Practitioner","active":true}]}},{"resource":{"resourceType":"Nonsense"}}]})");
    std::vector<Element> resources;
    Element::root_of(document).for_each("entry",
                                        [&](const Element& entry) { resources.push_back(entry.child("resource")); });
    ASSERT_EQ(resources.size(), 2U);
    EXPECT_EQ(resources[0].type(), schema::find_type("Condition"));
    EXPECT_EQ(children_of(resources[0]), (Names{"contained[0]:Practitioner"}));
    EXPECT_EQ(resources[0].child("contained").text_of("active"), "true");
    EXPECT_TRUE(resources[1].exists());
    EXPECT_EQ(resources[1].type(), nullptr);
    EXPECT_TRUE(children_of(resources[1]).empty());
}

TEST(Element, PassesOverWhatR4DoesNotKnowAndSurvivesWrongShapes) {
    const auto document = parsed(R"({"resourceType":"Patient","surprise":1,"name":"text","birthDate":{"a":1},
        "gender":["male","female"],"_":{},"contained":["x"],"active":null})");
    EXPECT_EQ(children_of(Element::root_of(document)),
              (Names{"name[0]:HumanName", "birthDate[0]:date", "gender[0]:code", "gender[1]:code", "contained[0]:?"}));
    EXPECT_TRUE(children_of(Element::root_of(document).child("name")).empty());
    EXPECT_TRUE(children_of(Element()).empty());
    for (const auto text :
         {R"({})", R"([1])", R"("x")", R"({"resourceType":"Element"})", R"({"resourceType":"string"})"})
        EXPECT_EQ(Element::root_of(parsed(text)).type(), nullptr) << text;
}

}  // namespace
}  // namespace kakehashi::fhir
