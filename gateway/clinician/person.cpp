#include "clinician/person.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "exchange/policy_view.hpp"

namespace kakehashi::gateway::clinician {

namespace {

constexpr std::size_t kKeysBeforeNames = 6;
constexpr std::size_t kTailLength = 4;

std::string representation_of(const fhir::Node& name) {
    const fhir::Node* extensions = name.find("extension");
    if (extensions == nullptr) return {};
    for (const fhir::Node& extension : extensions->items())
        if (extension.text_of("url").ends_with("iso21090-EN-representation"))
            return std::string(extension.text_of("valueCode"));
    return {};
}

std::string text_of_name(const fhir::Node& name) {
    if (const auto text = name.text_of("text"); !text.empty()) return std::string(text);
    std::string whole(name.text_of("family"));
    if (const fhir::Node* given = name.find("given"))
        for (const fhir::Node& part : given->items()) whole.append(whole.empty() ? "" : " ").append(part.text());
    return whole;
}

std::string name_in(const fhir::Node& patient, std::string_view representation) {
    const fhir::Node* names = patient.find("name");
    if (names == nullptr) return {};
    for (const fhir::Node& name : names->items())
        if (representation_of(name) == representation) return text_of_name(name);
    // A hospital that names nobody's representation has one name: the written one.
    return representation == "IDE" && !names->items().empty() ? text_of_name(names->items().front()) : std::string();
}

/// The last digits of the number inside the identifier (insurer:symbol:number:branch), for the eye to compare.
std::string tail_of(std::string_view insured) {
    const auto branch = insured.rfind(':');
    if (branch == std::string_view::npos) return {};
    const auto number_start = insured.rfind(':', branch - 1);
    const auto number = insured.substr(number_start + 1, branch - number_start - 1);
    if (number.size() <= kTailLength) return std::string(number);
    // From a character's first byte: numbers may be full-width.
    std::size_t start = number.size() - kTailLength;
    while (start < number.size() && (static_cast<unsigned char>(number[start]) & 0xC0U) == 0x80U) ++start;
    return std::string(number.substr(start));
}

}  // namespace

std::vector<std::string> Person::to_keys() const {
    std::string ids;  // an id has no blanks
    for (const auto& id : local_ids) ids.append(ids.empty() ? "" : " ").append(id);
    std::vector<std::string> keys{ids, traits.insured, traits.birth_date, traits.gender, kanji, kana};
    keys.insert(keys.end(), traits.kana_names.begin(), traits.kana_names.end());
    return keys;
}

Person Person::from_keys(const std::vector<std::string>& keys) {
    Person person;
    if (keys.size() < kKeysBeforeNames) return person;
    std::istringstream ids(keys[0]);
    for (std::string id; ids >> id;) person.local_ids.push_back(id);
    person.traits.insured = keys[1];
    person.traits.birth_date = keys[2];
    person.traits.gender = keys[3];
    person.kanji = keys[4];
    person.kana = keys[5];
    person.traits.kana_names.assign(keys.begin() + kKeysBeforeNames, keys.end());
    return person;
}

bool Person::is_known_elsewhere() const { return names_a_person(traits.insured); }

Person person_of(const fhir::Node& patient, std::string hospital) {
    Person person;
    person.traits = traits_of(patient);
    person.kanji = name_in(patient, "IDE");
    person.kana = name_in(patient, "SYL");
    person.hospitals.push_back(std::move(hospital));
    return person;
}

void add_person(std::vector<Person>& people, Person found) {
    const auto same = std::ranges::find_if(
        people, [&](const Person& one) { return compare(one.traits, found.traits) == IdentityLevel::i1; });
    if (same == people.end()) {
        people.push_back(std::move(found));
        return;
    }
    same->local_ids.insert(same->local_ids.end(), found.local_ids.begin(), found.local_ids.end());
    for (auto& hospital : found.hospitals)
        if (std::ranges::find(same->hospitals, hospital) == same->hospitals.end())
            same->hospitals.push_back(std::move(hospital));
}

void write_person(const Person& person, const std::string& handle, fhir::Builder into) {
    into.set_string("handle", handle)
        .set_string("kanji", person.kanji)
        .set_string("kana", person.kana)
        .set_string("birthDate", person.traits.birth_date)
        .set_string("gender", person.traits.gender)
        .set_string("insuredTail", tail_of(person.traits.insured))
        .set_string("identity", person.is_known_elsewhere() ? "I1" : "local");
    auto hospitals = into.array("hospitals");
    for (const auto& hospital : person.hospitals) hospitals.append_string(hospital);
}

}  // namespace kakehashi::gateway::clinician
