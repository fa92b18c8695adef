#include <fmt/format.h>

#include "full_width.hpp"
#include "random.hpp"
#include "world.hpp"

namespace kakehashi::synth {
namespace {

constexpr std::array<Name, 5> kTowns{{{"東京都架橋市見本町", "130"},
                                      {"東京都図例区予行台", "131"},
                                      {"京都府例示市本町", "600"},
                                      {"神奈川県仮想市表通", "220"},
                                      {"千葉県模擬市美浜", "260"}}};

/// Who visits where. The first eight are the people of the story; README.md tells it.
std::array<bool, kHospitalsMax> visits_of(std::uint32_t index, Random& random) {
    constexpr std::array<std::array<bool, kHospitalsMax>, 8> kStory{{{true, true, true},
                                                                     {true, false, false},
                                                                     {true, true, false},
                                                                     {true, true, false},
                                                                     {true, true, false},
                                                                     {true, false, true},
                                                                     {true, false, true},
                                                                     {true, true, true}}};
    if (index < kStory.size()) return kStory.at(index);
    const auto roll = random.between(1, 100);
    if (roll <= 35) return {true, true, true};
    if (roll <= 55) return {true, true, false};
    if (roll <= 70) return {true, false, true};
    if (roll <= 85) return {false, true, true};
    if (roll <= 90) return {true, false, false};
    return {false, roll <= 95, roll > 95};
}

InsuredIdentity make_insured(std::uint32_t index, Random& random) {
    InsuredIdentity insured;
    insured.insurer = random.chance(60) ? "06139999" : "00139998";
    insured.symbol = random.chance(30) ? "見本" : fmt::format("{}", 1000 + random.between(0, 8999));
    insured.number = fmt::format("{}", 10000 + index * 7);
    insured.branch = fmt::format("{:02}", random.between(0, 3));
    return insured;
}

/// Twins share everything but given name and branch number; parent and child of a family whose card shows no branch
/// number share the whole insured-person identifier.
void make_family(std::vector<Person>& persons, std::size_t first, std::size_t second, bool twins) {
    if (persons.size() <= second) return;
    Person& one = persons[first];
    Person& other = persons[second];
    other.family = one.family;
    other.family_kana = one.family_kana;
    other.family_cp932 = one.family_cp932;
    other.postal_code = one.postal_code;
    other.address = one.address;
    other.phone = one.phone;
    other.insured = one.insured;
    one.insured.branch = twins ? "02" : "";
    other.insured.branch = twins ? "03" : "";
    if (twins)
        other.birth = one.birth;
    else
        other.birth = one.birth.plus_days(28 * 365 + 11);
}

Person make_person(std::uint32_t index, std::uint64_t seed, std::size_t hospitals, Moment reference) {
    Random random = Random::for_part(seed, std::uint64_t{index} * 16);
    const Name family = family_names()[index % family_names().size()];
    Person person;
    person.id = fmt::format("P{:05}", index + 1);
    person.female = index == 0 || random.chance(50);
    const auto given_list = given_names(person.female);
    const Name given = given_list[(index + index / family_names().size()) % given_list.size()];
    person.family = family.kanji;
    person.family_kana = family.kana;
    person.given = given.kanji;
    person.given_kana = given.kana;
    person.family_cp932 = person.family == "高架" ? "髙架" : person.family;
    person.birth = reference.plus_days(-random.between(30 * 365, 80 * 365));
    const Name town = random.pick<Name>(kTowns);
    person.postal_code = fmt::format("{}-{:04}", town.kana, random.between(1, 9999));
    // Full-width, as addresses are typed: no reader may change them.
    person.address = full_width_digits(fmt::format("{}{}丁目{}番{}号", town.kanji, random.between(1, 9),
                                                   random.between(1, 30), random.between(1, 20)));
    person.phone = fmt::format("03-0000-{:04}", random.between(0, 9999));
    person.insured = make_insured(index, random);
    person.asked_to_stop = index == 1 || index == 2;
    const auto visits = visits_of(index, random);
    const std::array<std::string, kHospitalsMax> numbers{fmt::format("{:08}", 1007 + index * 13),
                                                         fmt::format("{:010}", 2000003 + index * 17),
                                                         fmt::format("C{:06}", 500 + index * 3)};
    for (std::size_t h = 0; h < hospitals; ++h)
        if (visits.at(h)) person.patient_number.at(h) = numbers.at(h);
    return person;
}

}  // namespace

std::vector<Person> make_persons(std::uint32_t count, std::uint64_t seed, std::size_t hospitals, Moment reference) {
    std::vector<Person> persons;
    persons.reserve(count);
    for (std::uint32_t index = 0; index < count; ++index)
        persons.push_back(make_person(index, seed, hospitals, reference));
    make_family(persons, 3, 4, true);
    make_family(persons, 5, 6, false);
    return persons;
}

}  // namespace kakehashi::synth
