#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::gateway {

/// The root key of all pseudonyms, from the key service. Source: exchange policy B5, key tree
struct DeidKeys {
    std::string root;    ///< 32 bytes
    std::string key_id;  ///< version of the root key (`kid`)
};

/// Makes the pseudonyms of one domain ("feed:platform-a", "permit:2026-0001"): keyed, without remote call, the same
/// for the same input, unrelated between domains. Source: exchange policy B5
class PseudonymDomain {
public:
    PseudonymDomain(const DeidKeys& keys, std::string_view domain);

    /// @param kind   what is named ("patient"); separates inputs of different meaning
    /// @param fields canonical parts of the source; no character of one can shift into another
    /// @return 32 characters of base32 in lower case: also a valid R4 id
    [[nodiscard]] std::string pseudonym(std::string_view kind, std::initializer_list<std::string_view> fields) const;
    [[nodiscard]] std::string pseudonym(std::string_view kind, const std::vector<std::string>& fields) const;
    /// A UUID in its URN form, for fullUrls.
    [[nodiscard]] std::string uuid_urn(std::string_view kind, std::initializer_list<std::string_view> fields) const;
    /// A DICOM UID: `2.25.` and a keyed number of 128 bits. `uid` without `urn:oid:`.
    [[nodiscard]] std::string dicom_uid(std::string_view uid) const;

private:
    [[nodiscard]] std::array<std::uint8_t, 32> keyed_hash(std::string_view kind, std::string_view canonical) const;
    std::string key_;
};

/// The four fields of a 被保険者個人識別子 in canonical form v1 (NFKC, no blanks, upper case, one dash, insurer number
/// padded to eight digits).
///
/// @return insurer number, symbol, number, branch (may be empty: then the number names a family, not a person), or
///         Issue `value` when there are not exactly four fields
/// Source: exchange policy B5, canonical form
[[nodiscard]] fhir::Result<std::vector<std::string>> canonical_insured_identifier(std::string_view text);

}  // namespace kakehashi::gateway
