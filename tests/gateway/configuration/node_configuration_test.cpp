#include "kakehashi/gateway/node_configuration.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace kakehashi::gateway {
namespace {

constexpr std::string_view kGood = R"(
[institution]
number = "1319999991"
name = "見本中央病院"
[node]
data = "data"
legal_profile = "reform"
[http]
port = 8441
[[source]]
name = "his"
format = "ssmix2"
tree = "../export"
[[peer]]
institution = "1319999992"
name = "見本東病院"
url = "https://127.0.0.1:8442"
public_key = "keys/b.pem"
)";

TEST(NodeConfiguration, ReadsPathsRelativeToItsFile) {
    const auto configuration = parse_node_configuration(kGood, "/etc/kakehashi");
    ASSERT_TRUE(configuration.has_value()) << configuration.error().diagnostics;
    EXPECT_EQ(configuration->institution_number, "1319999991");
    EXPECT_EQ(configuration->data_directory, "/etc/kakehashi/data");
    ASSERT_EQ(configuration->sources.size(), 1U);
    EXPECT_EQ(configuration->sources[0].tree, "/etc/export");
    EXPECT_EQ(configuration->peers[0].public_key, "/etc/kakehashi/keys/b.pem");
}

struct Refused {
    const char* why;
    std::string_view from;
    std::string_view to;
};
void PrintTo(const Refused& row, std::ostream* out) { *out << row.why; }

class NodeConfigurationRefused : public testing::TestWithParam<Refused> {};
TEST_P(NodeConfigurationRefused, WithTheKeyNamed) {
    std::string text(kGood);
    text.replace(text.find(GetParam().from), GetParam().from.size(), GetParam().to);
    const auto configuration = parse_node_configuration(text, "/etc/kakehashi");
    ASSERT_FALSE(configuration.has_value());
    EXPECT_FALSE(configuration.error().diagnostics.empty());
    EXPECT_FALSE(configuration.error().diagnostics_ja.empty());
}
INSTANTIATE_TEST_SUITE_P(
    Node, NodeConfigurationRefused,
    testing::Values(Refused{"not TOML", "[node]", "[node"}, Refused{"no institution number", "number =", "numbre ="},
                    Refused{"number of 9 digits", "1319999991", "131999999"},
                    Refused{"no legal profile", "legal_profile = \"reform\"", ""},
                    Refused{"unknown legal profile", "\"reform\"", "\"reformed\""},
                    Refused{"a misspelt key", "port =", "prot ="}, Refused{"a port over 65535", "8441", "84410"},
                    Refused{"a source without a door", "tree = \"../export\"", ""},
                    Refused{"a source with two doors", "tree =", "drop = \"x\"\ntree ="},
                    Refused{"an unknown table", "[[peer]]", "[[pear]]"},
                    Refused{"open address without a certificate", "port = 8441", "address = \"0.0.0.0\""}));

}  // namespace
}  // namespace kakehashi::gateway
