#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/node_configuration.hpp"

namespace kakehashi::gateway {

/// Makes the text that a node's configuration holds instead of a passcode.
/// @return "pbkdf2-sha256:<iterations>:<salt hex>:<hash hex>"
[[nodiscard]] std::string hash_passcode(std::string_view passcode);
/// True when `passcode` belongs to `hash`; constant time in the passcode.
[[nodiscard]] bool passcode_matches(std::string_view passcode, std::string_view hash);

/// One clinician who has signed in. Patient handles are valid in this session only, so that a copied handle opens
/// nothing for anybody else.
struct ClinicianSession {
    PractitionerConfiguration practitioner;
    std::chrono::steady_clock::time_point expires;
    std::deque<std::pair<std::string, std::vector<std::string>>>
        handles;  ///< handle, insured or local numbers; oldest first
};

/// The sessions of the clinician's page, in memory: after a restart people sign in again. Thread-safe.
class ClinicianSessions {
public:
    using Clock = std::chrono::steady_clock;

    ClinicianSessions(std::vector<PractitionerConfiguration> practitioners, Clock::duration lifetime);

    /// @return the session's secret token (for a cookie), or nullopt: unknown user, wrong passcode, or too many
    ///         failures for that user within the last minutes
    [[nodiscard]] std::optional<std::string> sign_in(std::string_view user, std::string_view passcode,
                                                     Clock::time_point now);
    void sign_out(std::string_view token);
    /// Who the token belongs to, when it is still valid; a use prolongs it.
    [[nodiscard]] std::optional<PractitionerConfiguration> find(std::string_view token, Clock::time_point now);

    /// A new handle that stands for these keys in this session.
    [[nodiscard]] std::string add_handle(std::string_view token, std::vector<std::string> keys);
    [[nodiscard]] std::optional<std::vector<std::string>> keys_of(std::string_view token, std::string_view handle);

private:
    static constexpr std::size_t kSessionsMax = 1000;
    static constexpr std::size_t kHandlesMax = 1000;
    static constexpr int kFailuresMax = 5;

    struct Failures {
        int count = 0;
        Clock::time_point until;
    };
    void drop_expired(Clock::time_point now);

    std::vector<PractitionerConfiguration> practitioners_;
    Clock::duration lifetime_;
    std::mutex mutex_;
    std::map<std::string, ClinicianSession, std::less<>> sessions_;
    std::map<std::string, Failures, std::less<>> failures_;
};

}  // namespace kakehashi::gateway
