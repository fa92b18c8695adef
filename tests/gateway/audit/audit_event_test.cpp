// The log's lines as FHIR resources.
#include <gmock/gmock.h>

#include "audit_folder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"

namespace kakehashi::gateway {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::array kActions{
    AuditedAction::query,          AuditedAction::disclose,     AuditedAction::receive, AuditedAction::deliver,
    AuditedAction::feed,           AuditedAction::sign_in,      AuditedAction::refused, AuditedAction::emergency_start,
    AuditedAction::emergency_stop, AuditedAction::log_recovered};

/// The package, when the shared folder is there; without it the built-in schema of R4 is what is checked against.
std::vector<std::string> r4_core() {
    const auto package = std::filesystem::path(KAKEHASHI_SHARED_DIR) / "ig/hl7.fhir.r4.core-4.0.1.tgz";
    if (!std::filesystem::exists(package)) return {};
    return {package.string()};
}

std::vector<std::string> errors_of(const profiles::Validator& validator, const std::string& event) {
    std::vector<std::string> errors;
    for (const auto& issue : validator.validate(fhir::parse_json(event).value()))
        if (issue.severity <= fhir::IssueSeverity::error)
            errors.push_back(issue.rule + " @ " + issue.expression + ": " + issue.diagnostics);
    return errors;
}

TEST(AuditEvent, IsValidR4ForEveryAction) {
    const auto validator = profiles::Validator::load({.packages = r4_core(), .japanese_profiles = false}).value();
    for (const auto action : kActions) {
        auto record = disclosure_record();
        record.action = action;
        EXPECT_THAT(errors_of(validator, write_audit_event(record, {})), IsEmpty()) << name_of(action);
    }
    AuditRecord least;
    least.recorded = "2026-11-23T16:00:00.000Z";
    EXPECT_THAT(errors_of(validator, write_audit_event(least, {})), IsEmpty());
    for (const auto outcome : {AuditOutcome::minor_failure, AuditOutcome::serious_failure}) {
        auto refused = disclosure_record();
        refused.outcome = outcome;
        refused.detail = "G4";
        EXPECT_THAT(errors_of(validator, write_audit_event(refused, {})), IsEmpty());
    }
}

TEST(AuditEvent, IsHeldAgainstRulesThatCanFail) {
    if (r4_core().empty()) GTEST_SKIP() << "needs the shared folder of official packages";
    const auto validator = profiles::Validator::load({.packages = r4_core(), .japanese_profiles = false}).value();
    auto event = write_audit_event(disclosure_record(), {});
    event.replace(event.find(R"("outcome":"0")"), 13, R"("outcome":"3")");
    EXPECT_THAT(errors_of(validator, event), Not(IsEmpty()));
}

TEST(AuditEvent, SaysWhoWhatOfWhomAndByWhichRule) {
    const auto event = write_audit_event(disclosure_record(), {});
    for (const auto* part :
         {R"("code":"110106")", R"("value":"D001")", R"("value":"1319999992")", R"("value":"1319999991")",
          R"("address":"https://b.example")", R"("reference":"Patient/5f1c9f0a-0000-4000-8000-000000000001")",
          R"("valueString":"A4-13 permit 5")", R"("valueString":"S1 permit 2")", R"("code":"TREAT")",
          R"("reference":"Observation/1/_history/2")", R"("value":"r-1")", R"("valueString":"A-2026.1")",
          R"("outcome":"0")"})
        EXPECT_THAT(event, HasSubstr(part));
}

TEST(AuditEvent, TheOneWhoAskedIsThePersonAndElseTheInstitution) {
    auto record = disclosure_record();
    const auto requestor_of = [&] {
        const auto event = fhir::parse_json(write_audit_event(record, {})).value();
        for (const auto& agent : event.root().find("agent")->items())
            if (agent.text_of("requestor") == "true") return std::string(agent.find("who")->text_of("type"));
        return std::string();
    };
    EXPECT_EQ(requestor_of(), "Practitioner");
    record.practitioner.clear();
    EXPECT_EQ(requestor_of(), "Organization");
}

TEST(AuditEvent, AnEmergencyIsAnOverrideWithItsEnd) {
    auto record = disclosure_record();
    record.action = AuditedAction::emergency_start;
    EXPECT_THAT(write_audit_event(record, {}), HasSubstr(R"("code":"110127")"));
    record.action = AuditedAction::emergency_stop;
    EXPECT_THAT(write_audit_event(record, {}), HasSubstr(R"("code":"110137")"));
}

TEST(AuditEvent, TheSameRecordGivesTheSameLine) {
    EXPECT_EQ(write_audit_event(disclosure_record(), {}), write_audit_event(disclosure_record(), {}));
    EXPECT_NE(write_audit_event(disclosure_record(), {}), write_audit_event(disclosure_record(), {.count = 1}));
    EXPECT_THAT(write_audit_event(disclosure_record(), {}), Not(HasSubstr("\n")));
}

}  // namespace
}  // namespace kakehashi::gateway
