#include "kakehashi/mappers/lab_items.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace kakehashi::mappers {
namespace {

TEST(LabItems, CoreAndInfectionCodesAreTold) {
    const LabItem* potassium = find_lab_item("3H015000002326101");
    ASSERT_NE(potassium, nullptr);
    EXPECT_EQ(potassium->area, LabArea::core);
    EXPECT_EQ(potassium->display, "K");
    EXPECT_EQ(find_lab_item("3H015000002326199"), nullptr);
    EXPECT_EQ(find_lab_item(""), nullptr);
    EXPECT_EQ(find_lab_item("3H0150000023261"), nullptr);
}

TEST(LabItems, InfectionJudgementsUseOneSystem) {
    EXPECT_EQ(qualitative_system("3H015000002326101"), "2102");
    EXPECT_EQ(qualitative_system(""), "2102");
    EXPECT_EQ(qualitative_system("5F016141001819011"), "2100");
}

TEST(LabItems, EveryCodeOfThePublishedListIsThere) {
    const std::filesystem::path list = std::string(KAKEHASHI_SHARED_DIR) + "/spec/data/lab-items-jlac10.csv";
    if (!std::filesystem::exists(list)) GTEST_SKIP() << "no list of lab items beside the checkout";
    std::ifstream in(list);
    std::string line;
    std::getline(in, line);
    int count = 0;
    for (; std::getline(in, line); ++count) {
        std::istringstream cells(line);
        std::string area;
        std::string group;
        std::string code;
        std::string display;
        std::getline(cells, area, ',');
        std::getline(cells, group, ',');
        std::getline(cells, code, ',');
        std::getline(cells, display, ',');
        if (display.starts_with('"')) continue;  // a quoted display holds a comma
        const LabItem* item = find_lab_item(code);
        ASSERT_NE(item, nullptr) << code;
        EXPECT_EQ(item->display, display) << code;
        EXPECT_EQ(item->area == LabArea::core ? "core" : "infection", area) << code;
    }
    EXPECT_EQ(count, 692);
}

}  // namespace
}  // namespace kakehashi::mappers
