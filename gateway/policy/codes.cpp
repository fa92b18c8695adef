#include <algorithm>
#include <array>
#include <utility>

#include "kakehashi/gateway/policy.hpp"

namespace kakehashi::gateway {

namespace {
template <class Value>
using Code = std::pair<std::string_view, Value>;

constexpr std::array kPurposes{
    Code<Purpose>{"TREAT", Purpose::treat},     Code<Purpose>{"ETREAT", Purpose::etreat},
    Code<Purpose>{"BTG", Purpose::btg},         Code<Purpose>{"CAREMGT", Purpose::caremgt},
    Code<Purpose>{"PATRQT", Purpose::patrqt},   Code<Purpose>{"HPAYMT", Purpose::hpaymt},
    Code<Purpose>{"HOPERAT", Purpose::hoperat}, Code<Purpose>{"PUBHLTH", Purpose::pubhlth},
    Code<Purpose>{"HRESCH", Purpose::hresch},   Code<Purpose>{"HSYSADMIN", Purpose::hsysadmin},
};
constexpr std::array kRecipients{
    Code<Recipient>{"SELF", Recipient::self},       Code<Recipient>{"ORIGIN", Recipient::origin},
    Code<Recipient>{"LIC", Recipient::lic},         Code<Recipient>{"LIC-E", Recipient::lic_e},
    Code<Recipient>{"PHARM", Recipient::pharm},     Code<Recipient>{"CARE", Recipient::care},
    Code<Recipient>{"EMS", Recipient::ems},         Code<Recipient>{"STAFF", Recipient::staff},
    Code<Recipient>{"INSURER", Recipient::insurer}, Code<Recipient>{"PLATFORM", Recipient::platform},
    Code<Recipient>{"USER", Recipient::user},       Code<Recipient>{"VENDOR", Recipient::vendor},
};
constexpr std::array kRelations{
    Code<Relation>{"addressed", Relation::addressed},
    Code<Relation>{"active", Relation::active},
};
constexpr std::array kCategories{
    Code<Category>{"DOC-REF", Category::doc_ref},
    Code<Category>{"DOC-DIS", Category::doc_dis},
    Code<Category>{"DOC-CHK", Category::doc_chk},
    Code<Category>{"DX", Category::dx},
    Code<Category>{"INF", Category::inf},
    Code<Category>{"ALG-D", Category::alg_d},
    Code<Category>{"ALG-O", Category::alg_o},
    Code<Category>{"LAB", Category::lab},
    Code<Category>{"RX", Category::rx},
    Code<Category>{"VITAL", Category::vital},
    Code<Category>{"IMG", Category::img},
    Code<Category>{"TEXT", Category::text},
    Code<Category>{"VISIT", Category::visit},
    Code<Category>{"PERSON", Category::person},
    Code<Category>{"DIRECTORY", Category::directory},
    Code<Category>{"STATUS", Category::status},
    Code<Category>{"OPERATIONS", Category::operations},
};

template <class Codes, class Value>
Value find_value(const Codes& codes, std::string_view code, Value otherwise) {
    const auto found = std::ranges::find(codes, code, [](const auto& one) { return one.first; });
    return found == codes.end() ? otherwise : found->second;
}
template <class Codes, class Value>
std::string_view find_code(const Codes& codes, Value value) {
    const auto found = std::ranges::find(codes, value, [](const auto& one) { return one.second; });
    return found == codes.end() ? "OTHER" : found->first;
}
}  // namespace

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::permit:
            return "permit";
        case Outcome::deny:
            return "deny";
        case Outcome::hold:
            return "hold";
    }
    return "deny";
}

Purpose purpose_of(std::string_view code) { return find_value(kPurposes, code, Purpose::other); }
Recipient recipient_of(std::string_view code) { return find_value(kRecipients, code, Recipient::other); }
Relation relation_of(std::string_view code) { return find_value(kRelations, code, Relation::none); }
Category category_of_code(std::string_view code) { return find_value(kCategories, code, Category::text); }
std::string_view code_of(Purpose purpose) { return find_code(kPurposes, purpose); }
std::string_view code_of(Recipient recipient) { return find_code(kRecipients, recipient); }
std::string_view code_of(Category category) { return find_code(kCategories, category); }

}  // namespace kakehashi::gateway
