#include "kakehashi/fhir/schema.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace kakehashi::fhir::schema {
namespace {

const Type& type_of(std::string_view name) {
    const Type* type = find_type(name);
    EXPECT_NE(type, nullptr) << name;
    return *type;
}

bool has_constraint(std::span<const Constraint> constraints, std::string_view key) {
    return std::ranges::any_of(constraints, [&](const Constraint& c) { return c.key == key; });
}

TEST(Schema, KnowsEveryR4TypeAndNoOther) {
    EXPECT_EQ(type_of("Patient").kind, TypeKind::resource);
    EXPECT_EQ(type_of("HumanName").kind, TypeKind::complex);
    EXPECT_EQ(type_of("Patient.contact").kind, TypeKind::backbone);
    EXPECT_EQ(type_of("dateTime").kind, TypeKind::primitive);
    EXPECT_TRUE(type_of("DomainResource").is_abstract);
    const auto resources = std::ranges::count_if(
        all_types(), [](const Type& type) { return type.kind == TypeKind::resource && !type.is_abstract; });
    EXPECT_EQ(resources, 146);
    for (const auto name : {"", "patient", "Patients", "MedicationUsage", "SimpleQuantity", "Patient.name"})
        EXPECT_EQ(find_type(name), nullptr) << name;
}

TEST(Schema, FindsEveryTypeAndEveryElementByItsName) {
    EXPECT_TRUE(std::ranges::is_sorted(all_types(), {}, &Type::name));
    for (const Type& type : all_types()) {
        EXPECT_EQ(find_type(type.name), &type);
        for (const ElementDefinition& element : type.elements) {
            EXPECT_EQ(find_element_by_name(type, element.name), &element) << element.path;
            ASSERT_FALSE(element.types.empty()) << element.path;
            if (element.is_choice) continue;
            EXPECT_EQ(find_element(type, element.name).element, &element) << element.path;
            EXPECT_EQ(find_element(type, element.name).type, element.types.front().type) << element.path;
        }
    }
}

TEST(Schema, PutsInheritedElementsFirst) {
    std::string order;
    for (const auto& element : type_of("Patient").elements.first(10)) order.append(element.name).append(" ");
    EXPECT_EQ(order, "id meta implicitRules language text contained extension modifierExtension identifier active ");
}

TEST(Schema, ResolvesAChoiceByItsSuffix) {
    const Type& observation = type_of("Observation");
    const ElementMatch quantity = find_element(observation, "valueQuantity");
    ASSERT_TRUE(quantity);
    EXPECT_EQ(quantity.element->path, "Observation.value[x]");
    EXPECT_EQ(quantity.type, find_type("Quantity"));
    EXPECT_EQ(find_element(observation, "valueDateTime").type, find_type("dateTime"));
    for (const auto name : {"value", "valuequantity", "valueAddress", "value[x]", "valueQuantit"})
        EXPECT_FALSE(find_element(observation, name)) << name;
    EXPECT_TRUE(find_element_by_name(observation, "value")->is_choice);
    EXPECT_EQ(find_element_by_name(observation, "valueQuantity"), nullptr);
}

TEST(Schema, TellsCardinalityFlagsBindingAndTargets) {
    const ElementDefinition& gender = *find_element(type_of("Patient"), "gender").element;
    EXPECT_EQ(gender.binding, BindingStrength::required);
    EXPECT_EQ(gender.value_set, "http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1");
    EXPECT_TRUE(gender.is_summary);
    EXPECT_FALSE(gender.is_array());
    EXPECT_TRUE(find_element(type_of("Patient"), "active").element->is_modifier);
    const ElementDefinition& code = *find_element(type_of("Observation"), "code").element;
    EXPECT_EQ(code.min, 1);
    EXPECT_EQ(code.max, 1);
    const ElementDefinition& subject = *find_element(type_of("Observation"), "subject").element;
    ASSERT_EQ(subject.types.size(), 1U);
    EXPECT_EQ(subject.types.front().targets.front(), "Patient");
    EXPECT_EQ(find_element(type_of("Patient"), "name").element->max, ElementDefinition::kUnbounded);
    EXPECT_TRUE(find_element(type_of("Extension"), "url").element->is_xml_attribute);
    EXPECT_FALSE(find_element(type_of("Patient"), "id").element->is_xml_attribute);
    EXPECT_EQ(find_element(type_of("Patient"), "id").type, find_type("id"));
    EXPECT_EQ(find_element(type_of("Narrative"), "div").type, find_type("xhtml"));
}

TEST(Schema, FollowsContentReferences) {
    EXPECT_EQ(find_element(type_of("Observation.component"), "referenceRange").type,
              find_type("Observation.referenceRange"));
    EXPECT_EQ(find_element(type_of("Bundle.entry"), "link").type, find_type("Bundle.link"));
}

TEST(Schema, SaysAnInvariantOnce) {
    EXPECT_TRUE(has_constraint(type_of("Patient").constraints, "dom-6"));
    EXPECT_TRUE(has_constraint(type_of("Element").constraints, "ele-1"));
    EXPECT_TRUE(has_constraint(type_of("Patient.contact").constraints, "pat-1"));
    EXPECT_TRUE(has_constraint(type_of("Observation").constraints, "obs-7"));
    for (const Type& type : all_types())
        for (const ElementDefinition& element : type.elements) {
            EXPECT_FALSE(has_constraint(element.constraints, "ele-1")) << element.path;
            EXPECT_FALSE(has_constraint(element.constraints, "ext-1")) << element.path;
        }
}

TEST(Schema, KnowsWhatATypeDerivesFrom) {
    EXPECT_TRUE(is_a(type_of("Patient"), type_of("DomainResource")));
    EXPECT_TRUE(is_a(type_of("Age"), type_of("Quantity")));
    EXPECT_TRUE(is_a(type_of("code"), type_of("string")));
    EXPECT_TRUE(is_a(type_of("Timing.repeat"), type_of("Element")));
    EXPECT_FALSE(is_a(type_of("Bundle"), type_of("DomainResource")));
    EXPECT_FALSE(is_a(type_of("Quantity"), type_of("Age")));
}

TEST(Schema, EnumeratesTheRequiredValueSetsThatR4CoreHolds) {
    const auto gender = find_value_set("http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1");
    ASSERT_TRUE(gender.known);
    std::set<std::string_view> codes;
    for (const auto& code : gender.codes) codes.insert(code.code);
    EXPECT_EQ(codes, (std::set<std::string_view>{"female", "male", "other", "unknown"}));
    EXPECT_EQ(gender.codes.front().system, "http://hl7.org/fhir/administrative-gender");
    EXPECT_FALSE(gender.codes.front().display.empty());
    // Codes below other codes count: event-status has none, request-intent has.
    const auto intent = find_value_set("http://hl7.org/fhir/ValueSet/request-intent");
    EXPECT_TRUE(std::ranges::any_of(intent.codes, [](const auto& code) { return code.code == "filler-order"; }));
}

TEST(Schema, DoesNotPretendToKnowExternalVocabularies) {
    for (const auto canonical : {"http://hl7.org/fhir/ValueSet/mimetypes|4.0.1",
                                 "http://hl7.org/fhir/ValueSet/languages", "http://hl7.org/fhir/ValueSet/currencies",
                                 "http://hl7.org/fhir/ValueSet/ucum-units", "http://example.org/none", ""})
        EXPECT_FALSE(find_value_set(canonical).known) << canonical;
}

}  // namespace
}  // namespace kakehashi::fhir::schema
