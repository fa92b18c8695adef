#include <gtest/gtest.h>
#include <sqlite3.h>

#include "search/statements.hpp"
#include "store_folder.hpp"

namespace kakehashi::gateway {
namespace {

using SearchStatements = StoreFolder;

/// SQLite's plan for a statement, its steps joined.
std::string plan_of(const std::filesystem::path& file, std::string_view sql) {
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    sqlite3_stmt* statement = nullptr;
    const std::string explain = "EXPLAIN QUERY PLAN " + std::string(sql);
    EXPECT_EQ(sqlite3_prepare_v2(database, explain.c_str(), -1, &statement, nullptr), SQLITE_OK);
    std::string plan;
    while (sqlite3_step(statement) == SQLITE_ROW)
        plan.append(reinterpret_cast<const char*>(sqlite3_column_text(statement, 3))).append("; ");
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return plan;
}

TEST_F(SearchStatements, UseAnIndexAndNeverReadAWholeTable) {
    for (const auto sql : {search::kById, search::kByPatientAndType, search::kByPatient, search::kHasToken,
                           search::kBytes, search::kPatientByIdentifier, search::kPatientByName,
                           search::kPatientByBirthDate, search::kPatientRow, search::kSharedOfUnit}) {
        const auto plan = plan_of(folder_ / "store.sqlite3", sql);
        EXPECT_NE(plan.find("SEARCH"), std::string::npos) << sql << ": " << plan;
        EXPECT_EQ(plan.find("SCAN"), std::string::npos) << sql << ": " << plan;
        // All rows of a type are as bad as the whole table.
        EXPECT_EQ(plan.find("(type=?)"), std::string::npos) << sql << ": " << plan;
    }
}

TEST_F(SearchStatements, OfOnePatientUseThePatientsIndex) {
    const auto plan = plan_of(folder_ / "store.sqlite3", search::kByPatientAndType);
    EXPECT_NE(plan.find("resource_of_patient"), std::string::npos) << plan;
}

}  // namespace
}  // namespace kakehashi::gateway
