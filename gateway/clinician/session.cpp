#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include "kakehashi/gateway/clinician_session.hpp"

namespace kakehashi::gateway {

namespace {

constexpr int kIterations = 600'000;  // OWASP Password Storage Cheat Sheet: PBKDF2-HMAC-SHA256
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;
constexpr std::string_view kScheme = "pbkdf2-sha256";
constexpr auto kLockedFor = std::chrono::minutes(5);

using Bytes = std::vector<unsigned char>;

Bytes random_bytes(std::size_t count) {
    Bytes bytes(count);
    if (RAND_bytes(bytes.data(), static_cast<int>(count)) != 1) throw std::runtime_error("no random numbers");
    return bytes;
}

std::string to_hex(const Bytes& bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const auto byte : bytes) text.append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 15U]);
    return text;
}

Bytes from_hex(std::string_view text) {
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        unsigned char byte = 0;
        std::from_chars(text.data() + i, text.data() + i + 2, byte, 16);
        bytes.push_back(byte);
    }
    return bytes;
}

Bytes derive(std::string_view passcode, const Bytes& salt, int iterations) {
    Bytes hash(kHashBytes);
    PKCS5_PBKDF2_HMAC(passcode.data(), static_cast<int>(passcode.size()), salt.data(), static_cast<int>(salt.size()),
                      iterations, EVP_sha256(), static_cast<int>(hash.size()), hash.data());
    return hash;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t end = 0; end != std::string_view::npos;) {
        end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end != std::string_view::npos) text.remove_prefix(end + 1);
    }
    return parts;
}

}  // namespace

std::string hash_passcode(std::string_view passcode) {
    const auto salt = random_bytes(kSaltBytes);
    return std::string(kScheme) + ':' + std::to_string(kIterations) + ':' + to_hex(salt) + ':' +
           to_hex(derive(passcode, salt, kIterations));
}

bool passcode_matches(std::string_view passcode, std::string_view hash) {
    const auto parts = split(hash, ':');
    if (parts.size() != 4 || parts[0] != kScheme) return false;
    int iterations = 0;
    std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), iterations);
    const auto expected = from_hex(parts[3]);
    if (iterations <= 0 || iterations > 10'000'000 || expected.size() != kHashBytes) return false;
    const auto actual = derive(passcode, from_hex(parts[2]), iterations);
    return CRYPTO_memcmp(actual.data(), expected.data(), kHashBytes) == 0;
}

ClinicianSessions::ClinicianSessions(std::vector<PractitionerConfiguration> practitioners, Clock::duration lifetime)
    : practitioners_(std::move(practitioners)), lifetime_(lifetime) {}

std::optional<std::string> ClinicianSessions::sign_in(std::string_view user, std::string_view passcode,
                                                      Clock::time_point now) {
    const auto person = std::find_if(practitioners_.begin(), practitioners_.end(),
                                     [user](const PractitionerConfiguration& one) { return one.user == user; });
    {
        const std::lock_guard lock(mutex_);
        // An attempt counts before it is judged: guesses that come at the same time must not pass the limit together.
        // Names from outside must not fill the table.
        if (person != practitioners_.end()) {
            auto& failures = failures_[std::string(user)];
            if (now >= failures.until) failures.count = 0;
            if (failures.count >= kFailuresMax) return std::nullopt;
            failures = {failures.count + 1, now + kLockedFor};
        }
    }
    // The derivation takes tens of milliseconds: it runs outside the lock, and for an unknown user too, so that the
    // time of the answer does not tell which names exist.
    static const std::string kNobody = hash_passcode("");
    const bool known = person != practitioners_.end();
    const bool matches = passcode_matches(passcode, known ? person->passcode_hash : kNobody) && known;

    if (!matches) return std::nullopt;

    const std::lock_guard lock(mutex_);
    failures_.erase(std::string(user));
    drop_expired(now);
    if (sessions_.size() >= kSessionsMax) return std::nullopt;
    auto token = to_hex(random_bytes(32));
    sessions_[token] = {*person, now + lifetime_, {}};
    return token;
}

void ClinicianSessions::sign_out(std::string_view token) {
    const std::lock_guard lock(mutex_);
    if (const auto session = sessions_.find(token); session != sessions_.end()) sessions_.erase(session);
}

std::optional<PractitionerConfiguration> ClinicianSessions::find(std::string_view token, Clock::time_point now) {
    const std::lock_guard lock(mutex_);
    const auto session = sessions_.find(token);
    if (session == sessions_.end() || session->second.expires <= now) return std::nullopt;
    session->second.expires = now + lifetime_;
    return session->second.practitioner;
}

std::string ClinicianSessions::add_handle(std::string_view token, std::vector<std::string> keys) {
    const std::lock_guard lock(mutex_);
    const auto session = sessions_.find(token);
    if (session == sessions_.end()) return {};
    auto& handles = session->second.handles;
    if (handles.size() >= kHandlesMax) handles.pop_front();  // the oldest
    return handles.emplace_back(to_hex(random_bytes(16)), std::move(keys)).first;
}

std::optional<std::vector<std::string>> ClinicianSessions::keys_of(std::string_view token, std::string_view handle) {
    const std::lock_guard lock(mutex_);
    const auto session = sessions_.find(token);
    if (session == sessions_.end()) return std::nullopt;
    const auto& handles = session->second.handles;
    const auto found =
        std::find_if(handles.begin(), handles.end(), [handle](const auto& one) { return one.first == handle; });
    if (found == handles.end()) return std::nullopt;
    return found->second;
}

void ClinicianSessions::drop_expired(Clock::time_point now) {
    std::erase_if(sessions_, [now](const auto& session) { return session.second.expires <= now; });
}

}  // namespace kakehashi::gateway
