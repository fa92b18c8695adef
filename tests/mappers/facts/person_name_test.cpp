#include "facts/person_name.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace kakehashi::mappers::facts {
namespace {

struct Whole {
    const char* why;
    std::string text;
    std::string family;
    std::string given;
};
void PrintTo(const Whole& row, std::ostream* out) { *out << row.why; }

class NameInOneField : public testing::TestWithParam<Whole> {};
TEST_P(NameInOneField, IsSplitAtItsFirstSpace) {
    const NameFact name = split_name("IDE", GetParam().text);
    EXPECT_EQ(name.representation, "IDE");
    EXPECT_EQ(name.family, GetParam().family);
    EXPECT_EQ(name.given, GetParam().given);
}
INSTANTIATE_TEST_SUITE_P(
    PersonName, NameInOneField,
    testing::Values(Whole{"a space", "架橋 花子", "架橋", "花子"}, Whole{"a wide space", "架橋　花子", "架橋", "花子"},
                    Whole{"several spaces of both widths", "架橋 　 花子", "架橋", "花子"},
                    Whole{"spaces around, of both widths", "　 架橋　花子 　", "架橋", "花子"},
                    Whole{"no space: nobody knows where it parts", "架橋花子", "架橋花子", ""},
                    Whole{"a second space belongs to the given name", "架橋　マリア　花子", "架橋", "マリア 花子"},
                    Whole{"nothing", "", "", ""}, Whole{"spaces alone", " 　 ", "", ""}));

}  // namespace
}  // namespace kakehashi::mappers::facts
