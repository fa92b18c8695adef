#include <gtest/gtest.h>

#include <algorithm>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/ssmix2.hpp"

/// Transaction files and the extended storage.
namespace kakehashi::mappers::ssmix2 {
namespace {

Context our_context() {
    Context context;
    context.institution_number = "1319999991";
    return context;
}

std::string basics(std::string_view number, std::string_view family) {
    std::string text("MSH|^~\\&|HIS|1319999991|GW|K|20240311101500||ADT^A08^ADT_A01|1|P|2.5||||||UNICODE UTF-8\r");
    text.append("EVN||20240311\rPID|0001||").append(number).append("^^^^PI||").append(family);
    return text.append("^花^^^^^L^I||19700102|F\r");
}

std::string head(std::string_view number, std::string_view action, std::string_view time = "20240311101500000",
                 std::string_view institution = "1319999991") {
    std::string text("#SSMIX,1.20,");
    text.append(institution).append(",").append(number).append(",-,ADT-00,999999999999999,").append(action);
    return text.append(",-,").append(time).append("\r\n");
}

Conversion convert(const std::string& bytes) {
    return convert_file({"TR_20240311101500000_00001.DAT", bytes}, our_context());
}

bool has_rule(const Conversion& conversion, std::string_view rule) {
    return std::any_of(conversion.report.begin(), conversion.report.end(),
                       [rule](const auto& issue) { return issue.rule == rule; });
}

TEST(TransactionFile, HasItsMessagesInTheOrderOfTime) {
    const auto found = convert(head("0012345", "INS") + basics("0012345", "見本") +
                               head("0012346", "INS", "20240311101600000") + basics("0012346", "別人"));
    ASSERT_EQ(found.units.size(), 2U);
    EXPECT_EQ(found.units[0].patient_number, "0012345");
    EXPECT_EQ(found.units[1].order, "2024-03-11T10:16:00.000+09:00");
    EXPECT_EQ(found.refused_parts, 0U);
}

TEST(TransactionFile, GivesWhatTheTreeGives) {
    const std::string message = basics("0012345", "見本");
    const auto one = convert(head("0012345", "INS") + message);
    const auto tree = convert_file({"0012345_-_ADT-00_999999999999999_20240311101500000_-_1", message}, our_context());
    ASSERT_EQ(one.units.size(), 1U);
    ASSERT_EQ(tree.units.size(), 1U);
    EXPECT_EQ(one.units[0].key, tree.units[0].key);
    EXPECT_EQ(fhir::write_json(one.units[0].bundle.root()), fhir::write_json(tree.units[0].bundle.root()));
}

TEST(TransactionFile, DelTakesAway) {
    const auto found = convert(head("0012345", "DEL") + basics("0012345", "見本"));
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].operation, UnitOperation::remove);
}

TEST(TransactionFile, BadRecordDoesNotStopTheOthers) {
    const auto found = convert(head("0012345", "INS") + basics("0099999", "他人") + head("0012345", "UPD") +
                               basics("0012345", "見本") + head("0012346", "INS") + basics("0012346", "別人"));
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].patient_number, "0012346");
    EXPECT_EQ(found.refused_parts, 2U);
    EXPECT_TRUE(has_rule(found, "patient-mismatch"));
    EXPECT_TRUE(has_rule(found, "not-this-format"));
}

TEST(TransactionFile, OfAnotherInstitutionIsRefused) {
    const auto found = convert(head("0012345", "INS", "20240311101500000", "1319999992") + basics("0012345", "見本"));
    EXPECT_TRUE(found.units.empty());
    EXPECT_TRUE(has_rule(found, "institution-mismatch"));
}

TEST(TransactionFile, PlacesPointIntoTheFile) {
    const std::string first = head("0012345", "INS") + basics("0012345", "ABC");
    const std::string bytes = first + head("0012346", "INS") + basics("0012346", "XYZ");
    const auto found = convert(bytes);
    for (const auto& field : found.account.fields)
        if (field.place == "PID-5.1" && field.offset > first.size()) {
            EXPECT_EQ(bytes.substr(field.offset, 3), "XYZ");
            return;
        }
    FAIL() << "no name of the second record";
}

constexpr std::string_view kFolder =
    "000/123/0012345/20240311/L-NOTE^経過記録^99ZL01^11506-3^経過記録^LN/"
    "0012345_20240311_L-NOTE^経過記録^99ZL01^11506-3^経過記録^LN_000000000000777_20240311101500123_01_";

Conversion content(char flag, std::string_view file, std::string bytes) {
    return convert_file({std::string(kFolder) + flag + "/" + std::string(file), std::move(bytes)}, our_context());
}

TEST(ExtendedStorage, KeepsAFileAsDocumentReference) {
    const auto found = content('1', "main.pdf", "%PDF-1.4 x");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].kind, UnitKind::filed);
    const std::string json = fhir::write_json(found.units[0].bundle.root());
    for (const std::string_view part :
         {"DocumentReference", "http://loinc.org\",\"code\":\"11506-3", "application/pdf",
          "JVBERi0xLjQgeA==", "\"size\":10", "\"hash\":", "\"start\":\"2024-03-11\"", "経過記録"})
        EXPECT_NE(json.find(part), std::string::npos) << part << " in " << json;
    EXPECT_FALSE(found.units[0].patient_is_known);  // it waits for its patient
}

TEST(ExtendedStorage, VersionsAndDeletionsFindTheSameUnit) {
    const auto made = content('1', "main.pdf", "%PDF-1.4 x");
    const auto deleted = content('0', "main.pdf", "%PDF-1.4 x");
    ASSERT_EQ(deleted.units.size(), 1U);
    EXPECT_EQ(deleted.units[0].operation, UnitOperation::remove);
    EXPECT_EQ(deleted.units[0].key, made.units.at(0).key);
    EXPECT_TRUE(content('2', "main.pdf", "%PDF-1.4 x").units.empty());
}

TEST(ExtendedStorage, Hl7MessageOfThePatientIsConverted) {
    const auto found = content('1', "main_document.hl7", basics("0012345", "見本"));
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].kind, UnitKind::patient);
}

TEST(ExtendedStorage, MessageOfAnotherPatientIsRefused) {
    const auto found = content('1', "main_document.hl7", basics("0099999", "他人"));
    EXPECT_TRUE(found.units.empty());
    EXPECT_TRUE(has_rule(found, "patient-mismatch"));
}

TEST(ExtendedStorage, EmptyFileIsRefused) { EXPECT_TRUE(has_rule(content('1', "main.pdf", ""), "empty-file")); }

std::string injection() {
    return "MSH|^~\\&|HIS|1319999991|GW|K|20240311101500||RDE^O11^RDE_O11|1|P|2.5||||||UNICODE UTF-8\r"
           "PID|0001||0012345^^^^PI||見本^花^^^^^L^I||19700102|F\rORC|NW|000000000000888||1|||||20240311103045\r"
           "RXE||00^一般^JHSI0002\rRXC|B|100000002^見本輸液^HOT9|500|ML^mL^MR9P\r";
}

TEST(StandardisedStorage, InjectionsAreConvertedAndDeleted) {
    const std::string name = "0012345_20240311_OMP-02_000000000000888_20240311103045000_01_";
    const auto made = convert_file({name + "1", injection()}, our_context());
    ASSERT_EQ(made.units.size(), 1U);
    EXPECT_EQ(made.units[0].key, "1319999991^2024^RX-INJ-000000000000888");
    const auto deleted = convert_file({name + "0", injection()}, our_context());
    ASSERT_EQ(deleted.units.size(), 1U);
    EXPECT_EQ(deleted.units[0].operation, UnitOperation::remove);
    EXPECT_EQ(deleted.units[0].key, made.units[0].key);
    // A deletion whose content gives nothing finds the unit by the name.
    std::string empty = injection();
    empty.erase(empty.find("RXE|"));
    const auto by_name = convert_file({name + "0", empty}, our_context());
    ASSERT_EQ(by_name.units.size(), 1U);
    EXPECT_EQ(by_name.units[0].key, made.units[0].key);
}

TEST(StandardisedStorage, FoodOrdersAreRefusedByName) {
    const auto found = convert_file({"0012345_20240311_OMD_000000000000888_20240311103045000_01_1",
                                     "MSH|^~\\&|HIS|1319999991|GW|K|20240311101500||OMD^O03|1|P|2.5\rPID|1||0012345\r"},
                                    our_context());
    EXPECT_TRUE(found.units.empty());
    EXPECT_TRUE(has_rule(found, "family-unknown"));
}

}  // namespace
}  // namespace kakehashi::mappers::ssmix2
