#include "kakehashi/gateway/patient_register.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "kakehashi/fhir/json.hpp"

namespace kakehashi::gateway {
namespace {

struct Person {
    const char* number;
    const char* name = "見本 花";
    const char* birth_date = "1970-01-02";
    const char* gender = "female";
    const char* order = "1";
};

void introduce(PatientRegister& patients, const Person& person) {
    const auto bundle = fhir::parse_json(fmt::format(
        R"({{"resourceType":"Bundle","entry":[{{"resource":{{"resourceType":"Patient","name":[{{"text":"{}"}}],
            "birthDate":"{}","gender":"{}",
            "identifier":[{{"system":"urn:oid:1.2.392.100495.20.3.51.11319999991","value":"{}"}}]}}}}]}})",
        person.name, person.birth_date, person.gender, person.number));
    ASSERT_TRUE(bundle.has_value()) << bundle.error().diagnostics;
    ASSERT_TRUE(patients.learn(*bundle, person.order));
}

const mappers::PersonTraits kTraits{.name = "見本花", .birth_date = "1970-01-02", .gender = "female"};

TEST(PersonWithoutNumber, IsRecognisedWhenExactlyOnePatientHasTheTraits) {
    PatientRegister patients;
    introduce(patients, {.number = "0001"});
    introduce(patients, {.number = "0002", .name = "見本 葉"});
    const auto found = patients.find_person(kTraits);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->number, "0001");
    EXPECT_EQ(found->known.patient->root().text_of("birthDate"), "1970-01-02");
}

TEST(PersonWithoutNumber, IsNotRecognisedWhenTwoPatientsHaveTheTraits) {
    PatientRegister patients;
    introduce(patients, {.number = "0001"});
    introduce(patients, {.number = "0002", .name = "見本　花"});
    EXPECT_FALSE(patients.find_person(kTraits).has_value());
}

struct Stranger {
    const char* why;
    mappers::PersonTraits traits;
};
void PrintTo(const Stranger& row, std::ostream* out) { *out << row.why; }

class PersonNotRecognised : public testing::TestWithParam<Stranger> {};
TEST_P(PersonNotRecognised, ByLessThanAllTraits) {
    PatientRegister patients;
    introduce(patients, {.number = "0001"});
    EXPECT_FALSE(patients.find_person(GetParam().traits).has_value());
}
INSTANTIATE_TEST_SUITE_P(Register, PersonNotRecognised,
                         testing::Values(Stranger{"another name", {"見本葉", "1970-01-02", "female"}},
                                         Stranger{"a part of the name", {"見本", "1970-01-02", "female"}},
                                         Stranger{"another day", {"見本花", "1970-01-03", "female"}},
                                         Stranger{"a year only", {"見本花", "1970", "female"}},
                                         Stranger{"another sex", {"見本花", "1970-01-02", "male"}},
                                         Stranger{"no name", {"", "1970-01-02", "female"}},
                                         Stranger{"no birth date", {"見本花", "", "female"}},
                                         Stranger{"no sex", {"見本花", "1970-01-02", ""}}));

TEST(PersonWithoutNumber, IsLookedForUnderTheCorrectedBirthDateOnly) {
    PatientRegister patients;
    introduce(patients, {.number = "0001"});
    introduce(patients, {.number = "0001", .birth_date = "1970-02-01", .order = "2"});
    EXPECT_FALSE(patients.find_person(kTraits).has_value());
    EXPECT_TRUE(patients.find_person({"見本花", "1970-02-01", "female"}).has_value());
}

/// A Patient of foreign FHIR: no number of the institution's own.
void introduce_foreign(PatientRegister& patients, const char* address, const char* identifier) {
    const auto bundle = fhir::parse_json(fmt::format(
        R"({{"resourceType":"Bundle","entry":[{{"resource":{{"resourceType":"Patient","meta":{{"source":"{}"}},
            "identifier":[{{"system":"http://example.org/n","value":"{}"}}]}}}}]}})",
        address, identifier));
    ASSERT_TRUE(bundle.has_value());
    ASSERT_TRUE(patients.learn(*bundle, "1"));
}

TEST(ForeignPatient, IsFoundByAddressUuidAndIdentifier) {
    PatientRegister patients;
    introduce_foreign(patients, "https://a.example.org/Patient/7b3c1c66-0a4c-4a3b-9b0e-0d8a3f2c1e01", "7");
    EXPECT_TRUE(patients.find("https://a.example.org/Patient/7b3c1c66-0a4c-4a3b-9b0e-0d8a3f2c1e01").has_value());
    EXPECT_TRUE(patients.find("7b3c1c66-0a4c-4a3b-9b0e-0d8a3f2c1e01").has_value());
    EXPECT_TRUE(patients.find("http://example.org/n|7").has_value());
    EXPECT_FALSE(patients.find("7").has_value());
    EXPECT_FALSE(patients.find("http://example.org/m|7").has_value());
}

TEST(ForeignPatient, IsNotFoundByANameThatTwoHave) {
    PatientRegister patients;
    introduce_foreign(patients, "https://a.example.org/Patient/1", "7");
    introduce_foreign(patients, "https://b.example.org/Patient/1", "7");
    EXPECT_FALSE(patients.find("http://example.org/n|7").has_value());
    EXPECT_TRUE(patients.find("https://b.example.org/Patient/1").has_value());
}

}  // namespace
}  // namespace kakehashi::gateway
