#include "kakehashi/gateway/identity.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "kakehashi/gateway/pseudonym.hpp"
#include "search/parameters.hpp"

namespace kakehashi::gateway {

namespace {

constexpr std::string_view kInsuredSystem = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
constexpr UChar kVu = 0x30F4;         // ヴ
constexpr UChar kBu = 0x30D6;         // ブ
constexpr UChar kLongVowel = 0x30FC;  // ー
constexpr UChar kMiddleDot = 0x30FB;  // ・

bool is_small_vowel(UChar c) { return c == 0x30A1 || c == 0x30A3 || c == 0x30A7 || c == 0x30A9; }
/// ヴァ, ヴィ, ヴェ, ヴォ are written バ, ビ, ベ, ボ by others.
UChar b_row(UChar small_vowel) {
    switch (small_vowel) {
        case 0x30A1:
            return 0x30D0;
        case 0x30A3:
            return 0x30D3;
        case 0x30A7:
            return 0x30D9;
        default:
            return 0x30DC;
    }
}
bool is_dash(UChar c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == kLongVowel; }

/// One spelling of a kana name. Long-vowel marks are left out: they are lost or written as a dash too often.
std::string one_spelling(std::string_view name) {
    const auto text = icu::UnicodeString::fromUTF8(search::normalise_name(name));
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < text.length(); ++i) {
        const UChar c = text[i];
        if (is_dash(c) || c == kMiddleDot) continue;
        if (c != kVu) {
            out += c;
        } else if (i + 1 < text.length() && is_small_vowel(text[i + 1])) {
            out += b_row(text[++i]);
        } else {
            out += kBu;
        }
    }
    std::string utf8;
    return out.toUTF8String(utf8);
}

bool is_kana(std::string_view name) {
    const auto text = icu::UnicodeString::fromUTF8(one_spelling(name));
    for (std::int32_t i = 0; i < text.length(); ++i)
        if (text[i] < 0x30A1 || text[i] > 0x30FA) return false;
    return !text.isEmpty();
}

enum class Agreement : std::uint8_t { unknown, agree, contradict };

Agreement worse(Agreement a, Agreement b) {
    if (a == Agreement::contradict || b == Agreement::contradict) return Agreement::contradict;
    return a == Agreement::unknown || b == Agreement::unknown ? Agreement::unknown : Agreement::agree;
}

/// "1970" and "1970-01-01" do not contradict, but do not prove either.
Agreement birth_dates(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return Agreement::unknown;
    if (a == b) return a.size() == std::string_view("YYYY-MM-DD").size() ? Agreement::agree : Agreement::unknown;
    return a.starts_with(b) || b.starts_with(a) ? Agreement::unknown : Agreement::contradict;
}

Agreement genders(std::string_view a, std::string_view b) {
    const auto says_nothing = [](std::string_view gender) { return gender.empty() || gender == "unknown"; };
    if (says_nothing(a) || says_nothing(b)) return Agreement::unknown;
    return a == b ? Agreement::agree : Agreement::contradict;
}

/// Names that differ contradict nothing: people marry, and clerks guess readings.
Agreement names(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (const std::string& one : a)
        for (const std::string& other : b)
            if (const std::string spelt = one_spelling(one); !spelt.empty() && spelt == one_spelling(other))
                return Agreement::agree;
    return Agreement::unknown;
}

enum class NumberMatch : std::uint8_t { person, family, other };

/// Fields of a number that can name somebody: an insurer and a number.
std::optional<std::vector<std::string>> number_of(const PatientTraits& traits) {
    auto fields = canonical_insured_identifier(traits.insured);
    if (!fields || fields->at(2).empty() || fields->front().find_first_not_of('0') == std::string::npos)
        return std::nullopt;
    // Some write a branch with one digit; the form has two.
    if (fields->at(3).size() == 1) fields->at(3).insert(0, "0");
    return *fields;
}

NumberMatch match_numbers(const PatientTraits& a, const PatientTraits& b) {
    const auto one = number_of(a);
    const auto other = number_of(b);
    if (!one || !other || !std::equal(one->begin(), one->begin() + 3, other->begin())) return NumberMatch::other;
    const std::string& branch = one->at(3);
    const std::string& other_branch = other->at(3);
    if (branch.empty() || other_branch.empty()) return NumberMatch::family;
    return branch == other_branch ? NumberMatch::person : NumberMatch::other;
}

}  // namespace

PatientTraits traits_of(const fhir::Node& patient) {
    PatientTraits traits;
    traits.birth_date = patient.text_of("birthDate");
    traits.gender = patient.text_of("gender");
    if (const fhir::Node* identifiers = patient.find("identifier"); identifiers != nullptr)
        for (const fhir::Node& one : identifiers->items())
            if (one.text_of("system") == kInsuredSystem) traits.insured = one.text_of("value");
    const fhir::Node* list = patient.find("name");
    if (list == nullptr) return traits;
    for (const fhir::Node& name : list->items()) {
        std::string parts(name.text_of("family"));
        if (const fhir::Node* given = name.find("given"); given != nullptr)
            for (const fhir::Node& one : given->items()) parts.append(one.text());
        const std::string whole = parts.empty() ? std::string(name.text_of("text")) : parts;
        if (is_kana(whole)) traits.kana_names.push_back(whole);
    }
    return traits;
}

IdentityLevel compare(const PatientTraits& a, const PatientTraits& b) {
    const Agreement certain = worse(birth_dates(a.birth_date, b.birth_date), genders(a.gender, b.gender));
    const Agreement all = worse(certain, names(a.kana_names, b.kana_names));
    switch (match_numbers(a, b)) {
        case NumberMatch::person:
            if (certain == Agreement::contradict) return IdentityLevel::conflict;
            return all == Agreement::agree ? IdentityLevel::i1 : IdentityLevel::demographics;
        case NumberMatch::family:
            // Another birth date is another member of the family: nothing is wrong.
            return certain == Agreement::contradict ? IdentityLevel::different : IdentityLevel::family;
        case NumberMatch::other:
            return all == Agreement::agree ? IdentityLevel::demographics : IdentityLevel::different;
    }
    return IdentityLevel::different;
}

IdentityState identity_state(IdentityLevel level) {
    switch (level) {
        case IdentityLevel::i1:
            return IdentityState::verified;
        case IdentityLevel::conflict:
            return IdentityState::conflict;
        case IdentityLevel::family:
        case IdentityLevel::demographics:
        case IdentityLevel::different:
            return IdentityState::unverified;
    }
    return IdentityState::unverified;
}

}  // namespace kakehashi::gateway
