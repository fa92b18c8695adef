#include "kakehashi/fhir/primitive.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::fhir {
namespace {

struct Form {
    std::string type;
    std::vector<std::string> good;
    std::vector<std::string> bad;
};

class PrimitiveForm : public testing::TestWithParam<Form> {};

TEST_P(PrimitiveForm, AcceptsWhatR4AllowsAndRefusesTheRest) {
    for (const auto& text : GetParam().good) EXPECT_TRUE(is_valid_primitive(GetParam().type, text)) << text;
    for (const auto& text : GetParam().bad) EXPECT_FALSE(is_valid_primitive(GetParam().type, text)) << text;
    EXPECT_FALSE(is_valid_primitive(GetParam().type, ""));
}

INSTANTIATE_TEST_SUITE_P(
    R4, PrimitiveForm,
    testing::Values(
        Form{"boolean", {"true", "false"}, {"True", "1", "yes", " true"}},
        Form{"decimal",
             {"0", "-0.0", "1.20", "12e3", "1E-7", "100000000000000000000.000"},
             {".5", "5.", "01", "+1", "1e", "1e+", "--1", "1,2", "NaN", "0x1", " 1"}},
        Form{
            "integer", {"0", "-1", "2147483647", "-2147483648"}, {"2147483648", "-2147483649", "00", "+1", "1.0", "-"}},
        Form{"unsignedInt", {"0", "2147483647"}, {"-1", "-0", "01", "2147483648"}},
        Form{"positiveInt", {"1", "10"}, {"0", "-1", "01"}},
        Form{"date",
             {"2024", "2024-02", "2024-02-29", "0001-01-01"},
             {"2023-02-29", "2024-13", "2024-00", "2024-04-31", "0000", "24-01-01", "2024-1", "2024-02-",
              "2024-02-01T00:00:00Z", "20240201"}},
        Form{"dateTime",
             {"2024", "2024-02-29", "2024-02-29T23:59:60Z", "2024-02-29T00:00:00.123456789+09:00",
              "2024-02-29T00:00:00-14:00"},
             {"2024-02-29T00:00Z", "2024-02-29T00:00:00", "2024-02-29T24:00:00Z", "2024-02-29T00:00:00+14:01",
              "2024-02-29T00:00:00.Z", "2024-02-29 00:00:00Z", "2024-02-29T00:00:00+0900", "2024-02-30T00:00:00Z"}},
        Form{"instant", {"2024-02-29T00:00:00Z"}, {"2024-02-29", "2024"}},
        Form{"time", {"00:00:00", "23:59:60.5"}, {"24:00:00", "00:00", "00:00:00Z", "1:00:00"}},
        Form{"string", {"x", " x\t\r\n", "橋"}, {"\x01", std::string("a\0b", 3), std::string((1 << 20) + 1, 'a')}},
        Form{"code", {"a", "a b", "緊急"}, {" a", "a ", "a  b", "\t"}},
        Form{"id", {"a", "A-1.b", std::string(64, 'a')}, {std::string(65, 'a'), "a_b", "a/b", "橋"}},
        Form{"uri", {"urn:x", "http://example.org/a#b"}, {"a b", "\n"}},
        Form{"oid",
             {"urn:oid:1.2.392", "urn:oid:2.0"},
             {"1.2.3", "urn:oid:3.1", "urn:oid:1.02", "urn:oid:1", "urn:oid:1.", "urn:oid:"}},
        Form{
            "uuid",
            {"urn:uuid:01234567-89ab-cdef-0123-456789abcdef"},
            {"urn:uuid:01234567-89AB-cdef-0123-456789abcdef", "01234567-89ab-cdef-0123-456789abcdef", "urn:uuid:0123"}},
        Form{"base64Binary", {"QUJD", "QQ==", "QU JD\n"}, {"QUI", "Q===", "QQ=Q", "QU_D", " "}}),
    [](const auto& row) { return row.param.type; });

TEST(PrimitiveForm, KnowsEveryPrimitiveOfTheSchema) {
    for (const auto& type : schema::all_types()) {
        if (type.kind != schema::TypeKind::primitive) continue;
        int accepted = 0;
        for (const auto* text : {"1", "true", "2024-01-01", "00:00:00", "2024-01-01T00:00:00Z", "QUJD", "urn:oid:1.2",
                                 "urn:uuid:01234567-89ab-cdef-0123-456789abcdef"})
            if (is_valid_primitive(type.name, text)) ++accepted;
        EXPECT_GT(accepted, 0) << type.name;
    }
    EXPECT_FALSE(is_valid_primitive("Quantity", "1"));
}

std::string order(std::string_view a, std::string_view b) {
    const auto result = compare(*parse_date_time(a), *parse_date_time(b));
    if (!result) return "open";
    return *result < 0 ? "before" : *result > 0 ? "after" : "same";
}

TEST(DateTimeOrder, ComparesTimesOnTheUtcLine) {
    EXPECT_EQ(order("2024-01-01T08:59:59+09:00", "2024-01-01T00:00:00Z"), "before");
    EXPECT_EQ(order("2024-01-01T09:00:00+09:00", "2024-01-01T00:00:00Z"), "same");
    EXPECT_EQ(order("2024-01-01T00:00:00.10Z", "2024-01-01T00:00:00.1Z"), "same");
    EXPECT_EQ(order("2024-01-01T00:00:00.2Z", "2024-01-01T00:00:00.19Z"), "after");
    EXPECT_EQ(order("2024-12-31T23:59:60Z", "2025-01-01T00:00:00Z"), "before");
}

TEST(DateTimeOrder, LeavesOpenWhatThePrecisionDoesNotTell) {
    EXPECT_EQ(order("2024", "2024-05"), "open");
    EXPECT_EQ(order("2024", "2025-05"), "before");
    EXPECT_EQ(order("2024-05-01", "2024-05-01"), "same");
    EXPECT_EQ(order("2024-05-02", "2024-05-01T23:00:00Z"), "after");
    EXPECT_EQ(order("2024-05-01", "2024-05-01T23:00:00Z"), "open");
    EXPECT_EQ(order("2024-05", "2024-06"), "before");
}

}  // namespace
}  // namespace kakehashi::fhir
