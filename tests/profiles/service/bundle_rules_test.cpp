#include <gmock/gmock.h>

#include "sendings.hpp"

/// The rules of a Bundle: what is in it, who it is of, and what refers to what.
namespace kakehashi::profiles {
namespace {

using namespace sendings;
using testing::ElementsAreArray;

class BundleRule : public testing::TestWithParam<Rewriting> {};
TEST_P(BundleRule, GivesTheseFindings) {
    const Rewriting& row = GetParam();
    const std::string json = row.from.empty() ? row.sending : rewritten(row.sending, row.from, row.to);
    EXPECT_THAT(service_findings(validate(stated(), json)), ElementsAreArray(row.findings));
}

INSTANTIATE_TEST_SUITE_P(
    GoodSendings, BundleRule,
    testing::Values(Rewriting{"diagnoses", conditions(), "", "", {}}, Rewriting{"allergies", allergies(), "", "", {}},
                    Rewriting{"results of one report", results(), "", "", {}},
                    Rewriting{"a referral", document("eReferral", {condition("1"), prescription()}), "", "", {}},
                    Rewriting{"a discharge summary", document("eDischargeSummary", {condition("1")}), "", "", {}}));

INSTANTIATE_TEST_SUITE_P(
    OneTypeABundle, BundleRule,
    testing::Values(
        Rewriting{"a result among diagnoses",
                  information("Condition", {condition("1"), observation("1")}),
                  "",
                  "",
                  {"error clins-one-type @ Bundle.entry[2].resource"}},
        Rewriting{"another type than the tag says",
                  information("Observation", {condition("1"), observation("1")}),
                  "",
                  "",
                  {"error clins-one-type @ Bundle.entry[1].resource"}},
        Rewriting{"no tag: the first one says the type",
                  information("Condition", {condition("1"), allergy()}),
                  R"({"system":"http://jpfhir.jp/fhir/clins/CodeSystem/BundleResourceType_CS","code":"Condition"})",
                  "",
                  {"error clins-one-type @ Bundle.entry[2].resource"}},
        Rewriting{"a prescription, for which the profile has a slice",
                  information("Condition", {condition("1"), prescription()}),
                  "",
                  "",
                  {"error clins-prescription @ Bundle.entry[2].resource"}},
        Rewriting{"a tag for prescriptions is the invariant's finding alone",
                  information("MedicationRequest", {prescription()}),
                  "",
                  "",
                  {}},
        Rewriting{"a type that the service does not know is the closed slicing's finding",
                  information("Condition", {condition("1"), R"({"resourceType":"Basic","code":{"text":"x"}})"}),
                  "",
                  "",
                  {}}));

INSTANTIATE_TEST_SUITE_P(
    ReportUnits, BundleRule,
    testing::Values(
        Rewriting{"results of two orders",
                  information("Observation", {observation("1", "77"), observation("2", "78")}),
                  "",
                  "",
                  {"error clins-report-unit @ Bundle.entry[2].resource.contained[2].identifier[0].value"}},
        Rewriting{"three results, two of the second order: said once",
                  information("Observation", {observation("1", "77"), observation("2", "78"), observation("3", "78")}),
                  "",
                  "",
                  {"error clins-report-unit @ Bundle.entry[2].resource.contained[2].identifier[0].value"}},
        Rewriting{
            "a result without an order is of the same report", results(), R"("basedOn":[{"reference":"#o"}],)", "", {}},
        Rewriting{"a disease that ended five years and a day ago",
                  information("Condition", {condition("1", R"(,"abatementDateTime":"2019-03-31")")}),
                  "",
                  "",
                  {"warning clins-ended @ Bundle.entry[1].resource.abatement"}},
        Rewriting{"one that ended five years ago to the day",
                  information("Condition", {condition("1", R"(,"abatementDateTime":"2019-04-01")")}),
                  "",
                  "",
                  {}},
        Rewriting{"one that ended in that year, on an unknown day",
                  information("Condition", {condition("1", R"(,"abatementDateTime":"2019")")}),
                  "",
                  "",
                  {}},
        Rewriting{"one that ended the year before, on an unknown day",
                  information("Condition", {condition("1", R"(,"abatementDateTime":"2018")")}),
                  "",
                  "",
                  {"warning clins-ended @ Bundle.entry[1].resource.abatement"}}));

INSTANTIATE_TEST_SUITE_P(
    References, BundleRule,
    testing::Values(Rewriting{"a fullUrl of a server",
                              allergies(),
                              "urn:uuid:22222222-2222-4222-8222-222222222222",
                              "http://example.org/AllergyIntolerance/1",
                              {"error clins-full-url @ Bundle.entry[1].fullUrl"}},
                    Rewriting{"one inside what R4 does not know: the element around it is named",
                              conditions(),
                              R"("subject":{"reference":")",
                              R"("suject":{"reference":"urn:uuid:9"},"subject":{"reference":")",
                              {"error clins-entry-reference @ Bundle.entry[1].resource"}},
                    Rewriting{"an OID",
                              allergies(),
                              "urn:uuid:22222222-2222-4222-8222-222222222222",
                              "urn:oid:1.2.3",
                              {"error clins-full-url @ Bundle.entry[1].fullUrl"}},
                    Rewriting{"a subject that is not in the Bundle",
                              conditions(),
                              R"("subject":{"reference":")" + kPatientUrl,
                              R"("subject":{"reference":"Patient/1)",
                              {"error clins-entry-reference @ Bundle.entry[1].resource.subject"}},
                    Rewriting{"an encounter that is another entry",
                              conditions(),
                              R"("encounter":{"reference":"#e"})",
                              R"("encounter":{"reference":"urn:uuid:33333333-3333-4333-8333-333333333333"})",
                              {"error clins-entry-reference @ Bundle.entry[1].resource.encounter"}},
                    Rewriting{"a contained resource that refers outside",
                              results(),
                              R"("intent":"order",)" + subject("subject"),
                              R"("intent":"order","subject":{"reference":"Patient/1"})",
                              {"error clins-entry-reference @ Bundle.entry[1].resource.contained[2].subject"}},
                    Rewriting{
                        "a panel with a member of the Bundle",
                        results(),
                        R"("specimen":)",
                        R"("hasMember":[{"reference":"urn:uuid:33333333-3333-4333-8333-333333333333"}],"specimen":)",
                        {"warning clins-lab-panel @ Bundle.entry[1].resource"}},
                    Rewriting{"a member elsewhere",
                              results(),
                              R"("specimen":)",
                              R"("hasMember":[{"reference":"Observation/1"}],"specimen":)",
                              {"warning clins-lab-panel @ Bundle.entry[1].resource",
                               "error clins-entry-reference @ Bundle.entry[1].resource.hasMember[0]"}},
                    Rewriting{"a logical reference",
                              results(),
                              R"("performer":[{"reference":"#d"}])",
                              R"("performer":[{"identifier":{"value":"1"}}])",
                              {"error clins-logical-reference @ Bundle.entry[1].resource.performer[0]"}},
                    Rewriting{"a document's entries refer to one another",
                              document("eReferral", {condition("1")}),
                              R"("encounter":{"reference":"#e"})",
                              R"("encounter":{"reference":"urn:uuid:88888888-8888-4888-8888-888888888888"})",
                              {}}));

INSTANTIATE_TEST_SUITE_P(
    BundleIds, BundleRule,
    testing::Values(
        Rewriting{"a document with a number of its own form",
                  document("eReferral", {}),
                  "1319999991^2024^DOC-1",
                  "123",
                  {"error clins-bundle-id @ Bundle.identifier.value"}},
        Rewriting{"a category that no institution has",
                  document("eReferral", {}),
                  "1319999991^2024^DOC-1",
                  "1399999991^2024^DOC-1",
                  {"error clins-bundle-id @ Bundle.identifier.value"}},
        Rewriting{"a year out of the pattern",
                  document("eReferral", {}),
                  "^2024^DOC",
                  "^2019^DOC",
                  {"error clins-bundle-id @ Bundle.identifier.value"}},
        Rewriting{"an underscore",
                  document("eReferral", {}),
                  "^DOC-1",
                  "^DOC_1",
                  {"error clins-bundle-id @ Bundle.identifier.value"}},
        Rewriting{"37 characters",
                  document("eReferral", {}),
                  "^DOC-1",
                  "^" + std::string(37, '1'),
                  {"error clins-bundle-id @ Bundle.identifier.value"}},
        Rewriting{"36 characters", document("eReferral", {}), "^DOC-1", "^" + std::string(36, '1'), {}},
        Rewriting{"of a Bundle of information: the invariant's finding alone", allergies(), "^2024^LIST-1", "-1", {}},
        Rewriting{
            "of next year", allergies(), "^2024^", "^2025^", {"warning clins-bundle-year @ Bundle.identifier.value"}},
        Rewriting{"of an earlier year: an update keeps its number", allergies(), "^2024^", "^2021^", {}},
        Rewriting{"of another institution than the resources",
                  allergies(),
                  "1319999991^",
                  "1319999992^",
                  {"error clins-institution @ Bundle.entry[0].resource.extension[0].value.value",
                   "warning clins-patient-number @ Bundle.entry[0].resource.identifier[0].system",
                   "error clins-institution @ Bundle.entry[1].resource.extension[0].value.value"}},
        Rewriting{"a patient number of another institution",
                  allergies(),
                  "3.51.11319999991",
                  "3.51.11319999992",
                  {"warning clins-patient-number @ Bundle.entry[0].resource.identifier[0].system"}}));

INSTANTIATE_TEST_SUITE_P(
    Documents, BundleRule,
    testing::Values(
        Rewriting{"a referral to oneself",
                  document("eReferral", {}),
                  R"("value":"1319999993")",
                  R"("value":"1319999991")",
                  {"warning clins-referral-addressee @ Bundle.entry[0].resource.section[1]"}},
        Rewriting{
            "a signed referral",
            document("eReferral", {}),
            R"("entry":[{"fullUrl")",
            R"("signature":{"type":[{"code":"x"}],"when":"2024-04-01T09:00:00Z","who":{"display":"x"}},"entry":[{"fullUrl")",
            {}},
        Rewriting{
            "a signed discharge summary",
            document("eDischargeSummary", {}),
            R"("entry":[{"fullUrl")",
            R"("signature":{"type":[{"code":"x"}],"when":"2024-04-01T09:00:00Z","who":{"display":"x"}},"entry":[{"fullUrl")",
            {"warning clins-signature @ Bundle.signature"}},
        Rewriting{"an attached Bundle is judged as what it claims",
                  document("eReferral", {information("Condition", {condition("1"), observation("1")})}),
                  "",
                  "",
                  {"error clins-one-type @ Bundle.entry[4].resource.entry[2].resource"}}));

TEST(RetentionMark, OnEveryResourceLooksLikeADefault) {
    const std::string mark = R"(|1"],"tag":[{"system":"http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication",)"
                             R"("code":"LTS"}])";
    std::vector<std::string> marked;
    for (const char* number : {"1", "2", "3", "4", "5"})
        marked.push_back(rewritten(condition(number), R"(|1"])", mark));
    EXPECT_THAT(service_findings(validate(stated(), information("Condition", marked))),
                testing::ElementsAre("warning clins-retention @ Bundle"));
    marked.push_back(condition("6"));
    EXPECT_THAT(service_findings(validate(stated(), information("Condition", marked))), testing::IsEmpty());
    marked.resize(4);
    EXPECT_THAT(service_findings(validate(stated(), information("Condition", marked))), testing::IsEmpty());
}

TEST(SendingSize, AboveTenMegabytesIsWarnedOf) {
    const std::string more = R"(,"note":[{"text":")" + std::string(900'000, 'x') + R"("}])";
    std::vector<std::string> large;
    for (int number = 1; number <= 12; ++number) large.push_back(condition(std::to_string(number), more));
    EXPECT_THAT(service_findings(validate(stated(), information("Condition", large))),
                testing::Contains("warning clins-size @ Bundle"));
    large.resize(10);
    EXPECT_THAT(service_findings(validate(stated(), information("Condition", large))), testing::IsEmpty());
}

}  // namespace
}  // namespace kakehashi::profiles
