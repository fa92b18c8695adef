#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/policy.hpp"

/// Who looked at what, written before anything leaves. Source: exchange policy A7; IHE BALP; R4 auditevent.html
namespace kakehashi::gateway {

enum class AuditedAction : std::uint8_t {
    query,            ///< somebody asked, here or from a peer
    disclose,         ///< records were given to a person or a peer
    receive,          ///< a unit arrived
    deliver,          ///< a unit was pushed to a peer
    feed,             ///< secondary use
    sign_in,          ///< also a failed one, by the outcome
    refused,          ///< a request was turned away
    emergency_start,  ///< override begins
    emergency_stop,
    log_recovered,  ///< a torn last line was cut
};

/// "query", "sign-in", …: entity.detail "action" of the AuditEvent.
[[nodiscard]] std::string_view name_of(AuditedAction action);

/// AuditEvent.outcome. Source: R4 valueset-audit-event-outcome.html
enum class AuditOutcome : std::uint8_t { success, minor_failure, serious_failure };

/// One rule's decisions on records of one patient.
struct AuditDecision {
    std::string patient_id;
    std::string rule;
    Outcome outcome = Outcome::deny;
    std::size_t count = 0;
};

/// What is to be remembered of one request or delivery. Never a name, never content: ids only.
struct AuditRecord {
    AuditedAction action = AuditedAction::query;
    AuditOutcome outcome = AuditOutcome::success;
    std::string recorded;            ///< instant, UTC: "2026-11-23T16:00:00.000Z"
    std::string practitioner;        ///< id inside the institution; "" for systems
    std::string institution;         ///< who asked or receives: institution number
    std::string peer_origin;         ///< address it came from; may be ""
    std::string source_institution;  ///< whose node wrote this
    std::string patient_id;          ///< logical id; "" when none or several
    std::string purpose;             ///< v3-ActReason code; may be ""
    std::string request_id;
    std::vector<AuditDecision> decisions;
    std::vector<std::string> entities;  ///< "Observation/1/_history/2"
    std::string detail;                 ///< reason of an emergency, of a refusal: a code or a message id, never content
};

/// Where the log ends. Whoever keeps it elsewhere can later show that nothing was cut from the end.
struct AuditHead {
    std::size_t count = 0;                    ///< lines
    std::string hash = std::string(64, '0');  ///< SHA-256 of the last line without its end, hexadecimal
};

/// One AuditEvent (R4), compact JSON without a line end, that follows what stands before it.
[[nodiscard]] std::string write_audit_event(const AuditRecord& record, const AuditHead& before);

/// The node's audit log: NDJSON files by UTC day, each line an AuditEvent with the hash of the line before it.
/// Thread-safe; blocks on the disk. Only one process at a time.
class AuditLog {
public:
    /// Opens or makes the log. A last line that a crash left torn is cut, and that is written into the log.
    /// @return Issue `no_store` (fatal): the directory cannot be used, another process has it, or a line is damaged
    [[nodiscard]] static fhir::Result<std::unique_ptr<AuditLog>> open(const std::filesystem::path& directory);
    ~AuditLog();
    AuditLog(const AuditLog&) = delete;
    AuditLog& operator=(const AuditLog&) = delete;

    /// Returns when the record is on the disk; appends that arrive together share a flush.
    /// @return Issue `no_store` (fatal): it is not; the access must be refused (gate G6). After a failed flush every
    ///         append fails until the log is opened anew.
    [[nodiscard]] fhir::Result<void> append(const AuditRecord& record);
    /// Of what is on the disk.
    [[nodiscard]] AuditHead head() const;

    struct Impl;

private:
    explicit AuditLog(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Reads the whole log and checks the chain. Also of a log in use: a last line that is being written is left out.
/// What was cut from the end shows only against a head that was kept elsewhere.
/// @return where it ends, or Issue `no_store` with file and line that do not follow from what stands before
[[nodiscard]] fhir::Result<AuditHead> verify_audit_log(const std::filesystem::path& directory);

}  // namespace kakehashi::gateway
